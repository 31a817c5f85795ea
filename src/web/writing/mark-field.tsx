/**
 * The mark of what is written: the writer's to choose within their clearance, and otherwise the
 * least that allows for all it names (docs/access.md).
 */
import { useDossier } from "../dossier.tsx";
import { bannerText } from "../mark.tsx";
import { FaultText, idOf, useFault } from "./fields.tsx";
import { joinMark, markChoices, splitMark } from "./marks.ts";

type MarkFieldProps = {
  readonly mark: string;
  readonly set: (mark: string) => void;
  /** The mark it would bear, as the server says; undefined while nobody knows. */
  readonly would?: string | undefined;
};

export function MarkField({ mark, set, would }: MarkFieldProps) {
  const dossier = useDossier();
  const fault = useFault("mark");
  const { levels, captions } = markChoices(dossier);
  const chosen = splitMark(mark);
  return (
    <div className={fault === undefined ? "field" : "field wrong"}>
      <label htmlFor={idOf("mark")}>Mark</label>
      <p className="note" id="mark-hint">
        Never beneath what it names. Without a choice it is the least that allows for that.
      </p>
      <FaultText field="mark" />
      <div className="mark-choice">
        <select
          id={idOf("mark")}
          aria-describedby={`mark-hint${fault === undefined ? "" : ` ${idOf("mark")}-fault`}`}
          aria-invalid={fault === undefined ? undefined : true}
          value={chosen.level}
          onChange={(event) => set(joinMark(event.target.value, chosen.captions))}
        >
          <option value="">As what it names asks</option>
          {levels.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
        {chosen.level !== "" &&
          captions.map((caption) => (
            <label key={caption} className="check">
              <input
                type="checkbox"
                checked={chosen.captions.includes(caption)}
                onChange={(event) => {
                  const others = chosen.captions.filter((one) => one !== caption);
                  const next = event.target.checked ? [...others, caption] : others;
                  set(
                    joinMark(
                      chosen.level,
                      captions.filter((one) => next.includes(one)),
                    ),
                  );
                }}
              />
              {caption}
            </label>
          ))}
        {would !== undefined && (
          <span className="pm" role="status">
            {bannerText(would, dossier)}
          </span>
        )}
      </div>
    </div>
  );
}
