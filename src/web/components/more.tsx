/**
 * The rest of the menu, on phones.
 */
import type { DossierAnswer } from "../../codec/output-dossier.ts";
import { type Page, pages } from "../pages.tsx";
import type { OpenOverlay } from "./overlays.tsx";
import { Sheet } from "./sheet.tsx";
import { NavLink, ReaderNote } from "./side-bar.tsx";

type MoreProps = {
  readonly close: () => void;
  readonly dossier: DossierAnswer;
  readonly page: Page | undefined;
  readonly open: OpenOverlay;
};

export function More({ close, dossier, page, open }: MoreProps) {
  return (
    <Sheet label="More" close={close} className="more">
      <div className="hd">
        <h2>{dossier.title}</h2>
        <button type="button" className="btn" onClick={close}>
          Close
        </button>
      </div>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a click here is one on a link inside, which keys follow too */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
      <ul onClick={close}>
        {pages
          .filter(({ nav }) => nav !== undefined)
          .map((one) => (
            <li key={one.path}>
              <NavLink page={one} current={page} />
            </li>
          ))}
      </ul>
      <button type="button" className="btn" onClick={() => open("palette")}>
        Find or do
      </button>
      <ReaderNote dossier={dossier} />
    </Sheet>
  );
}
