/**
 * The app: who is signed in, which dossier the address names, and which page of it.
 */
import { lazy, Suspense, useEffect, useState } from "react";
import { readPlace } from "./address.ts";
import { type Answer, useAnswer } from "./answers.ts";
import { Trouble, Waiting } from "./components/shown.tsx";
import { openDrafts } from "./drafts.ts";
import { goTo, PlaceProvider, useAddress } from "./go.tsx";
import { resumeOutbox } from "./outbox.ts";
import { SignInPage } from "./pages/sign-in.tsx";
import { sessionQuestion, tourQuestion, type Visitor } from "./session.tsx";
import { Shell } from "./shell.tsx";

const EnrolPage = lazy(async () => ({
  default: (await import("./pages/enrol.tsx")).EnrolPage,
}));

export function App() {
  // A one-time link is opened by whoever has it, signed in or not.
  return useAddress().pathname === "/enrol" ? (
    <Suspense fallback={<Alone>{<Waiting what="your link" />}</Alone>}>
      <EnrolPage />
    </Suspense>
  ) : (
    <SignedIn />
  );
}

function SignedIn() {
  const session = useAnswer(sessionQuestion);
  if (session.state === "waiting") return <Alone>{<Waiting what="Chancery" />}</Alone>;
  if (session.state === "failed") {
    if (session.problem.status === 401) return <SignInPage />;
    return (
      <Alone>
        <Trouble problem={session.problem} again={session.again} />
      </Alone>
    );
  }
  return <WithDrafts visitor={session.value} />;
}

/** What the visitor was writing is there before any page is. */
function WithDrafts({ visitor }: { readonly visitor: Visitor }) {
  const { account, draftKey } = visitor;
  const [opened, setOpened] = useState<string>();
  const wanted = `${account} ${draftKey}`;
  useEffect(() => {
    void openDrafts(account, draftKey).then(() => {
      resumeOutbox();
      setOpened(wanted);
    });
  }, [account, draftKey, wanted]);
  if (opened !== wanted) return <Alone>{<Waiting what="what you were writing" />}</Alone>;
  return <Dossier visitor={visitor} />;
}

function Dossier({ visitor }: { readonly visitor: Visitor }) {
  const address = useAddress();
  const place = readPlace(address);
  const tour = useAnswer(place === undefined ? tourQuestion : undefined);
  const isAccess = address.pathname === "/access";
  const start = place === undefined && !isAccess ? startFor(visitor, tour) : undefined;
  useEffect(() => {
    if (start !== undefined) goTo(start, "replace");
  }, [start]);
  if (place === undefined && (isAccess || visitor.dossiers.length === 0)) {
    return (
      <Suspense fallback={<Alone>{<Waiting what="the page" />}</Alone>}>
        <AccessAlonePage visitor={visitor} />
      </Suspense>
    );
  }
  if (place === undefined) return <Alone>{<Waiting what="your dossier" />}</Alone>;
  return (
    <PlaceProvider value={place}>
      <Shell place={place} />
    </PlaceProvider>
  );
}

const AccessAlonePage = lazy(async () => ({
  default: (await import("./pages/access-alone.tsx")).AccessAlonePage,
}));

type Tours = Answer<{ readonly start: string | null }>;

/** The start of the tour where the visitor may go there, or the desk of the first dossier. */
function startFor({ dossiers }: Visitor, tour: Tours): string | undefined {
  const [first] = dossiers;
  if (first === undefined || tour.state === "waiting") return undefined;
  const offered = tour.state === "answered" ? (tour.value.start ?? undefined) : undefined;
  const there = offered && readPlace(new URL(offered, location.href));
  const open = there && dossiers.some(({ dossier }) => dossier === there.dossier);
  return open ? offered : `/d/${encodeURIComponent(first.dossier)}/desk`;
}

function Alone({ children }: { readonly children: React.ReactNode }) {
  return (
    <main className="alone">
      <h1>Chancery</h1>
      {children}
    </main>
  );
}
