/**
 * Where one can go: a side bar, and on phones a bar at the bottom.
 */
import type { IssuesOutput } from "../../codec/output-api-desk.ts";
import type { ProposalsOutput } from "../../codec/output-api-record.ts";
import type { DossierAnswer } from "../../codec/output-dossier.ts";
import { useAnswer } from "../answers.ts";
import { about } from "../api.ts";
import { Link, usePlace } from "../go.tsx";
import { hasPage, type Page, pages } from "../page-list.ts";
import { signOut } from "../session.tsx";
import { MorePicture, Picture } from "./icon.tsx";
import type { OpenOverlay } from "./overlays.tsx";

type SideBarProps = { readonly dossier: DossierAnswer; readonly page: Page | undefined };

export function SideBar({ dossier, page }: SideBarProps) {
  const groups = [1, 2, 3]
    .map((group) => pages.filter(({ nav }) => nav?.group === group))
    .filter((group) => group.length > 0);
  const counts = useCounts();
  return (
    <aside className="side" aria-label="Chancery">
      <div className="word">Chancery</div>
      <div className="dossier">
        <b>{dossier.title.split(", ")[0]}</b>
        {dossier.title.split(", ").slice(1).join(", ")}
      </div>
      <nav aria-label="Main">
        {groups.map((group) => (
          <ul key={group[0]?.path}>
            {group.map((one) => (
              <li key={one.path}>
                <NavLink page={one} current={page} count={counts[one.path]} />
              </li>
            ))}
          </ul>
        ))}
      </nav>
      <ReaderNote dossier={dossier} />
    </aside>
  );
}

/** Of what its reader may read: proposals without a decision, and issues. */
function useCounts(): Partial<Record<string, number>> {
  const place = usePlace();
  const isSettled = place.view.policy !== undefined;
  const asked = about<ProposalsOutput>(place, "/proposals", { limit: "200" });
  const proposals = useAnswer(isSettled ? asked : undefined);
  const one = about<IssuesOutput>(place, "/issues", { limit: "1" });
  const issues = useAnswer(isSettled && hasPage("issues") ? one : undefined);
  return {
    ...(proposals.state === "answered" && {
      proposals: proposals.value.items.filter(({ decisions }) => decisions.length === 0).length,
    }),
    ...(issues.state === "answered" && { issues: issues.value.total }),
  };
}

/** Who reads, how far, and the sentence that stands for every reader alike. */
export function ReaderNote({ dossier: { reader } }: { readonly dossier: DossierAnswer }) {
  return (
    <div className="reader">
      <b>{reader.name}</b>
      Reads to {reader.clearance}.<br />A fuller record may exist.
      <div className="reader-acts">
        <button type="button" className="linklike" onClick={() => void signOut()}>
          Sign out
        </button>
      </div>
    </div>
  );
}

export function TabBar({
  page,
  open,
}: {
  readonly page: Page | undefined;
  readonly open: OpenOverlay;
}) {
  return (
    <nav className="tabbar" aria-label="Main, at the bottom">
      <ul>
        {pages
          .filter(({ nav }) => nav?.phone)
          .map((one) => (
            <li key={one.path}>
              <NavLink page={one} current={page} picture />
            </li>
          ))}
        <li>
          <button type="button" onClick={() => open("more")}>
            <MorePicture />
            More
          </button>
        </li>
      </ul>
    </nav>
  );
}

type NavLinkProps = {
  readonly page: Page;
  readonly current: Page | undefined;
  readonly picture?: boolean;
  readonly count?: number | undefined;
};

export function NavLink({ page, current, picture = false, count }: NavLinkProps) {
  const here = current?.path === page.path || current?.under === page.path;
  return (
    <Link to={page.path} aria-current={here ? "page" : undefined}>
      {picture && page.nav !== undefined && <Picture of={page.nav.icon} />}
      {page.title}
      {count !== undefined && count > 0 && <span className="nav-count">{count}</span>}
    </Link>
  );
}
