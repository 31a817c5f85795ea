/**
 * The mark of the page, above and below it.
 */
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
  return (
    <section className={foot ? "banner foot" : "banner"} aria-label={`Mark of this page, ${where}`}>
      <b>{bannerText(portion ?? dossier.reader.clearance, dossier)}</b>
      {!foot && (
        <span>{portion === undefined ? "the highest mark that you may read" : remark}</span>
      )}
    </section>
  );
}
