/**
 * The mark of the page, above and below it; on paper, in both margins of every sheet.
 */
import { useEffect } from "react";
import type { DossierAnswer } from "../../codec/output-dossier.ts";
import { bannerText } from "../mark.tsx";

type BannerProps = {
  readonly portion: string | undefined;
  readonly dossier: DossierAnswer;
  readonly foot?: boolean;
};

export function Banner({ portion, dossier, foot = false }: BannerProps) {
  const [remark = ""] = (dossier.note ?? "").split(/(?<=\.)\s/);
  const where = foot ? "below" : "above";
  const text = bannerText(portion ?? dossier.reader.clearance, dossier);
  useOnPaper("--sheet-mark", text);
  return (
    <section className={foot ? "banner foot" : "banner"} aria-label={`Mark of this page, ${where}`}>
      <b>{text}</b>
      {!foot && (
        <span>{portion === undefined ? "the highest mark that you may read" : remark}</span>
      )}
    </section>
  );
}

/** A text for the margins of the sheets (print.css), where the browser can write there. */
export function useOnPaper(name: "--sheet-mark" | "--sheet-days", text: string): void {
  useEffect(() => {
    const { documentElement: root } = document;
    root.toggleAttribute("data-margins", "CSSMarginRule" in window);
    root.style.setProperty(name, JSON.stringify(text));
  }, [name, text]);
}
