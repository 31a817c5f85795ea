/**
 * People, offices and issues by name, each leading to its page.
 */
import type { NamedOutput, WhoOutput } from "../../codec/output-api.ts";
import { Link } from "../go.tsx";
import { pathTo } from "../paths.ts";

/** Someone as the record names them: by a page where they have one, else in its words. */
export function WhoLink({ who: { text, person, office } }: { readonly who: WhoOutput }) {
  if (person !== null) return <NamedLink of={{ id: person, title: text }} what="people" />;
  if (office !== null) return <NamedLink of={{ id: office, title: text }} what="offices" />;
  return text;
}

type NamedLinkProps = {
  readonly of: NamedOutput;
  readonly what: "issues" | "people" | "offices";
  readonly className?: string;
};

export function NamedLink({ of: { id, title }, what, className }: NamedLinkProps) {
  const path = pathTo(what, id);
  if (path === undefined) return title;
  return (
    <Link to={path} {...(className === undefined ? {} : { className })}>
      {title}
    </Link>
  );
}

/** Several, with commas between them. */
export function NamedLinks({
  of,
  what,
}: {
  /** Each, and where it may be unsure whether it is. */
  readonly of: readonly (NamedOutput & { readonly sure?: boolean })[];
  readonly what: NamedLinkProps["what"];
}) {
  return of.map((one, at) => (
    <span key={one.id}>
      {at > 0 && ", "}
      <NamedLink of={one} what={what} />
      {one.sure === false && <i className="possibly"> possibly</i>}
    </span>
  ));
}
