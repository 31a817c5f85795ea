/**
 * The frame around every page of a dossier: marks above and below, the side bar, the header with
 * its time machine, the palette and the keys.
 */
import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { DossierAnswer } from "../codec/output-dossier.ts";
import { matchPath, type Place } from "./address.ts";
import { useAnswer } from "./answers.ts";
import { within } from "./api.ts";
import { Banner } from "./components/banner.tsx";
import { Caught } from "./components/caught.tsx";
import { OutboxNotice } from "./components/outbox-notice.tsx";
import { Overlays, useOverlays } from "./components/overlays.tsx";
import { Trouble, Waiting } from "./components/shown.tsx";
import { SideBar, TabBar } from "./components/side-bar.tsx";
import { Strip } from "./components/strip.tsx";
import { TopBar } from "./components/top-bar.tsx";
import { DossierProvider } from "./dossier.tsx";
import { loadPagesAhead } from "./lazy-page.ts";
import { MarkProvider } from "./mark.tsx";
import { type Page, pages } from "./page-list.ts";
import { NotHere } from "./pages/not-here.tsx";
import { components } from "./pages.tsx";
import { SettledView } from "./settled-view.tsx";

export function Shell({ place }: { readonly place: Place }) {
  const answer = useAnswer(within<DossierAnswer>(place.dossier, ""));
  const found = useMemo(() => findPage(place.path), [place.path]);
  if (answer.state === "waiting") return <Waiting what="the dossier" />;
  if (answer.state === "failed") return <NoDossier problem={answer.problem} again={answer.again} />;
  return (
    <DossierProvider value={answer.value}>
      <Frame place={place} dossier={answer.value} page={found?.page}>
        {found === undefined ? (
          <NotHere />
        ) : (
          <SettledView>
            <found.Component key={place.path} params={found.params} />
          </SettledView>
        )}
      </Frame>
    </DossierProvider>
  );
}

/** Milliseconds after which the page asked for is likely to be there. */
const quiet = 8000;

type FrameProps = {
  readonly place: Place;
  readonly dossier: DossierAnswer;
  readonly page: Page | undefined;
  readonly children: React.ReactNode;
};

function Frame({ place, dossier, page, children }: FrameProps) {
  const [portion, setPortion] = useState<string | undefined>(undefined);
  const [title, setTitle] = useState<string | undefined>(undefined);
  const marking = useMemo(() => ({ set: setPortion, setTitle }), []);
  const overlays = useOverlays();
  const main = useFocusOnArrival(place.path);
  const heading = title ?? page?.title ?? "Not here";
  useEffect(() => {
    document.title = `${heading} · Chancery`;
  }, [heading]);
  useEffect(() => {
    const timer = setTimeout(() => void loadPagesAhead(), quiet);
    return () => clearTimeout(timer);
  }, []);
  return (
    <MarkProvider value={marking}>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <Banner portion={portion} dossier={dossier} />
      <div className="app">
        <SideBar dossier={dossier} page={page} />
        <div className="column">
          <TopBar dossier={dossier} page={page} title={heading} open={overlays.open} />
          <Strip dossier={place.dossier} />
          <main id="main" tabIndex={-1} ref={main}>
            <Caught key={place.path}>
              <Suspense fallback={<Waiting what="the page" />}>{children}</Suspense>
            </Caught>
          </main>
        </div>
      </div>
      <Banner portion={portion} dossier={dossier} foot />
      <OutboxNotice />
      <TabBar page={page} open={overlays.open} />
      <Overlays dossier={dossier} page={page} state={overlays} />
    </MarkProvider>
  );
}

function findPage(path: string) {
  for (const page of pages) {
    const params = matchPath(page.path, path);
    if (params !== undefined) return { page, params, Component: components[page.path] };
  }
  return undefined;
}

/** After going to another page the keyboard stands at its beginning, as after a load. */
function useFocusOnArrival(path: string) {
  const main = useRef<HTMLElement>(null);
  const last = useRef(path);
  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    main.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [path]);
  return main;
}

function NoDossier({ problem, again }: React.ComponentProps<typeof Trouble>) {
  const leave = useCallback(() => location.assign("/"), []);
  return (
    <main className="alone">
      <h1>Chancery</h1>
      <Trouble problem={problem} {...(again && { again })} />
      <button type="button" className="btn" onClick={leave}>
        Go to your own dossiers
      </button>
    </main>
  );
}
