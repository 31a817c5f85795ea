/**
 * How much the record can know of whoever is shown: a closed party is known from outside, and its
 * people and offices are never drawn as surely as our own.
 */
import type { KnownOutput } from "../../codec/output-api-people.ts";
import { Sources } from "./sources.tsx";

export function KnownNote({ known }: { readonly known: KnownOutput }) {
  const { openness, partyKind, sources } = known;
  const isOurs = partyKind === "self";
  return (
    <p className={openness === "closed" ? "known outside" : "known"}>
      {openness === "closed" && !isOurs && (
        <>
          <b>Known from outside.</b> Theirs is a closed party: this is what our record says of it,
          post by post with its source, and not how it stands.{" "}
        </>
      )}
      <Sources of={sources} />
    </p>
  );
}
