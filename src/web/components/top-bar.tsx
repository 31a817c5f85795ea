/**
 * The header of every page: where one is, as of which day, and what can be done from anywhere.
 */
import type { DossierAnswer } from "../../codec/output-dossier.ts";
import { Link } from "../go.tsx";
import { type Page, pages } from "../page-list.ts";
import type { OpenOverlay } from "./overlays.tsx";
import { TimeMachine } from "./time-machine.tsx";

type TopBarProps = {
  readonly dossier: DossierAnswer;
  readonly page: Page | undefined;
  readonly title: string;
  readonly open: OpenOverlay;
};

export const modifier = /Mac|iPhone|iPad/.test(navigator.userAgent) ? "⌘" : "Ctrl ";

export function TopBar({ dossier, page, title, open }: TopBarProps) {
  const parent = pages.find(({ path }) => path === page?.under);
  const mayRecord = dossier.reader.may.includes("record");
  return (
    <header className="top">
      <nav className="crumbs" aria-label="Where you are">
        <ol>
          <li>
            <Link to="desk">{dossier.title.split(", ")[0]}</Link>
          </li>
          {parent !== undefined && (
            <li>
              <Link to={parent.path}>{parent.title}</Link>
            </li>
          )}
          <li aria-current="page">{title}</li>
        </ol>
      </nav>
      <TimeMachine />
      <button type="button" className="btn find" onClick={() => open("palette")}>
        <span className="find-text">Find or do</span> <kbd>{modifier}K</kbd>
      </button>
      {mayRecord && page?.path !== "log" && (
        <Link to="log" className="btn pri">
          Record a contact <kbd>C</kbd>
        </Link>
      )}
      {!mayRecord && page?.path !== "ask" && (
        <Link to="ask" className="btn pri">
          Ask <kbd>A</kbd>
        </Link>
      )}
    </header>
  );
}
