/**
 * What can be written where one stands in a policy: fields and values from the published schema,
 * and the names that the draft declares and the record knows.
 */
import type { YamlPlace } from "./yaml-place.ts";

export type Offer = {
  readonly text: string;
  readonly kind: "field" | "value" | "name";
  /** What it is, beside the word. */
  readonly about?: string | undefined;
};

/** Names of the record, with what they are called. */
export type Known = Readonly<
  Record<"office" | "issue" | "basket" | "level" | "policy", readonly Name[]>
>;
type Name = { readonly id: string; readonly title: string };

/** As far as it is looked into. */
export type Schema = {
  readonly $ref?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly $defs?: Readonly<Record<string, Schema>>;
};

export function offersAt(
  { path, wants }: Pick<YamlPlace, "path" | "wants">,
  text: string,
  { schema, known }: { readonly schema: Schema; readonly known: Known },
): readonly Offer[] {
  const here = path.reduce(
    (all, step) => all.flatMap((one) => stepInto(one, step, schema)),
    parts(schema, schema),
  );
  const names = wants === "name" ? [] : namesFor(path, text, known);
  const offers = [
    ...(wants === "value" ? [] : fieldsOf(here)),
    ...(wants === "name" ? [] : names),
    ...(wants === "name" ? [] : valuesOf(here)),
  ];
  return [...new Map(offers.map((offer) => [offer.text, offer])).values()];
}

/** A schema and all that may stand in its place. */
function parts(schema: Schema, root: Schema): readonly Schema[] {
  const name = schema.$ref?.replace("#/$defs/", "");
  const meant = name === undefined ? undefined : root.$defs?.[name];
  const others = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [
    { ...meant, ...schema },
    ...(meant === undefined ? [] : alternatives(meant, root)),
    ...others.flatMap((one) => parts(one, root)),
  ];
}

function alternatives(schema: Schema, root: Schema): readonly Schema[] {
  return [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])].flatMap(
    (one) => parts(one, root),
  );
}

function stepInto(schema: Schema, step: string, root: Schema): readonly Schema[] {
  if (step === "[]") return schema.items === undefined ? [] : parts(schema.items, root);
  const { additionalProperties: others } = schema;
  const next = schema.properties?.[step] ?? (typeof others === "object" ? others : undefined);
  return next === undefined ? [] : parts(next, root);
}

function fieldsOf(here: readonly Schema[]): readonly Offer[] {
  return here.flatMap(({ properties = {}, required = [] }) =>
    Object.entries(properties).map(([name, { description }]): Offer => {
      const needed = required.includes(name) ? "needed" : undefined;
      return { text: name, kind: "field", about: description ?? needed };
    }),
  );
}

function valuesOf(here: readonly Schema[]): readonly Offer[] {
  return here.flatMap(({ enum: some = [], const: only }) =>
    [...some, ...(only === undefined ? [] : [only])].map(
      (value): Offer => ({ text: String(value), kind: "value" }),
    ),
  );
}

/** What the field above takes: the names of the record, or those that the draft itself declares. */
function namesFor(path: readonly string[], text: string, known: Known): readonly Offer[] {
  const field = path.findLast((step) => step !== "[]") ?? "";
  const ofRecord = recordNames[field];
  if (ofRecord !== undefined) {
    return known[ofRecord].map(({ id, title }) => ({
      text: id,
      kind: "name",
      about: title || undefined,
    }));
  }
  const section = sections[field];
  if (section === undefined) return [];
  return declaredIn(text, section(path)).map((name) => ({ text: name, kind: "name" }));
}

const recordNames: Readonly<Record<string, keyof Known>> = {
  office: "office",
  offices: "office",
  issue: "issue",
  issues: "issue",
  basket: "basket",
  baskets: "basket",
  levels: "level",
  supersedes: "policy",
};

const groups = () => ["ours", "theirs"];

/** Under which headings of the draft the names are declared. */
const sections: Readonly<Record<string, (path: readonly string[]) => readonly string[]>> = {
  "our-office": () => ["ours"],
  "our-other-office": () => ["ours"],
  "their-office": () => ["theirs"],
  conveyors: () => ["theirs"],
  ours: (path) => (path.includes("stand-ins") ? ["ours"] : []),
  theirs: (path) => (path.includes("stand-ins") ? ["theirs"] : []),
  recipient: () => ["ours"],
  refer: () => ["ours"],
  waivers: () => ["ours"],
  by: groups,
  "recommended-by": groups,
  redirect: () => ["channels"],
  gate: () => ["gates"],
  while: () => ["gates"],
  open: () => ["gates"],
  route: () => ["gates"],
  rule: () => ["exemptions", "rules"],
  "our-level": () => ["ladder"],
  "their-level": () => ["ladder"],
  source: () => ["sources"],
};

/** The names that stand right under a heading: its fields, or the ids of its items. */
export function declaredIn(text: string, headings: readonly string[]): readonly string[] {
  const lines = text.split("\n").filter((line) => !/^\s*(#.*)?$/.test(line));
  return lines.flatMap((line, at) => {
    const name = /^\s*([\w-]+):\s*$/.exec(line)?.[1];
    if (name === undefined || !headings.includes(name)) return [];
    const [column, after] = [indentOf(line), lines.slice(at + 1)];
    const end = after.findIndex(
      (one) => indentOf(one) < column || (indentOf(one) === column && !isItem(one)),
    );
    const under = end === -1 ? after : after.slice(0, end);
    const inner = indentOf(under[0] ?? "");
    return under.filter((one) => indentOf(one) === inner).flatMap(nameIn);
  });
}

function nameIn(line: string): readonly string[] {
  const found = isItem(line) ? /\bid:\s*"?([\w.:/-]+)/.exec(line) : /^\s*([\w.:/-]+):/.exec(line);
  return found?.[1] === undefined ? [] : [found[1]];
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function isItem(line: string): boolean {
  return line.trimStart().startsWith("-");
}
