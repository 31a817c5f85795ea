/**
 * Where one can go: a side bar, and on phones a bar at the bottom.
 */
import type { DossierAnswer } from "../../codec/output-dossier.ts";
import { Link } from "../go.tsx";
import { type Page, pages } from "../page-list.ts";
import { signOut } from "../session.tsx";
import { MorePicture, Picture } from "./icon.tsx";
import type { OpenOverlay } from "./overlays.tsx";

type SideBarProps = { readonly dossier: DossierAnswer; readonly page: Page | undefined };

export function SideBar({ dossier, page }: SideBarProps) {
  const groups = [1, 2, 3]
    .map((group) => pages.filter(({ nav }) => nav?.group === group))
    .filter((group) => group.length > 0);
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
                <NavLink page={one} current={page} />
              </li>
            ))}
          </ul>
        ))}
      </nav>
      <ReaderNote dossier={dossier} />
    </aside>
  );
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
};

export function NavLink({ page, current, picture = false }: NavLinkProps) {
  const here = current?.path === page.path || current?.under === page.path;
  return (
    <Link to={page.path} aria-current={here ? "page" : undefined}>
      {picture && page.nav !== undefined && <Picture of={page.nav.icon} />}
      {page.title}
    </Link>
  );
}
