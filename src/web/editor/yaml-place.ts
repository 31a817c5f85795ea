/**
 * Where in a policy a writer stands: the fields that lead there, and whether a field or a value is
 * being written.
 *
 * What is being written is seldom YAML yet, so the place is read from indents and brackets and not
 * from a parser's tree.
 */

export type YamlPlace = {
  /** The fields that lead there; `[]` for being in a list. */
  readonly path: readonly string[];
  /** What may stand here: the name of a field, a value, or in a new item of a list either. */
  readonly wants: "name" | "value" | "either";
  /** Where the word begins that is being written. */
  readonly from: number;
};

export function yamlPlaceAt(text: string, at: number): YamlPlace {
  const begins = text.lastIndexOf("\n", at - 1) + 1;
  const line = text.slice(begins, at);
  const above = text.slice(0, begins).split("\n").slice(0, -1);
  const flow = flowIn(line);
  const block = blockOf(line.slice(0, flow.begins ?? line.length));
  const outer = pathAbove(above, block.column, block.dashes);
  const from = at - wordBefore(line).length;
  if (flow.begins === undefined) {
    if (block.name !== undefined) return { path: [...outer, block.name], wants: "value", from };
    return { path: outer, wants: block.dashes.length > 0 ? "either" : "name", from };
  }
  const start = block.name === undefined ? outer : [...outer, block.name];
  return { path: [...start, ...flow.path], wants: flow.wants, from };
}

/** What is left of the cursor, back to where a word can begin. */
function wordBefore(line: string): string {
  return /[^\s,:[\]{}"']*$/.exec(line)?.[0] ?? "";
}

type Block = {
  /** Where the field begins, after any dashes. */
  readonly column: number;
  readonly dashes: readonly number[];
  readonly name: string | undefined;
};

function blockOf(line: string): Block {
  const dashes: number[] = [];
  let column = line.length - line.trimStart().length;
  for (;;) {
    const rest = line.slice(column);
    const dash = /^-(\s+|$)/.exec(rest);
    if (dash === null) break;
    dashes.push(column);
    column += dash[0].length;
  }
  const field = /^([\w$.:/-]*[\w$./-])\s*:(\s|$)/.exec(line.slice(column));
  return { column, dashes, name: field?.[1] };
}

/** The fields that a line at this column stands under. */
function pathAbove(
  above: readonly string[],
  column: number,
  dashes: readonly number[],
): readonly string[] {
  const way: Way = { path: [], inner: column, inList: false };
  enter(way, dashes);
  for (const line of above.toReversed()) {
    if (way.inner === 0 && !way.inList) break;
    if (!/^\s*(#.*)?$/.test(line)) climb(way, blockOf(line));
  }
  return way.path;
}

type Way = {
  path: string[];
  /** The column that what leads here must stand before. */
  inner: number;
  /** Within an item of a list, whose field may stand at the very column of its dash. */
  inList: boolean;
};

function climb(way: Way, { column, dashes, name }: Block): void {
  const holdsList = way.inList && dashes.length === 0 && column === way.inner;
  if (name !== undefined && (column < way.inner || holdsList)) {
    way.path.unshift(name);
    way.inner = column;
    way.inList = false;
    enter(way, dashes);
  } else if (column === way.inner && !way.inList) enter(way, dashes);
}

function enter(way: Way, dashes: readonly number[]): void {
  for (const dash of dashes.toReversed()) {
    way.path.unshift("[]");
    way.inner = dash;
    way.inList = true;
  }
}

type Flow = {
  readonly begins: number | undefined;
  readonly path: readonly string[];
  readonly wants: YamlPlace["wants"];
};

/** Quoted text, a bracket, a comma, a colon that ends a name, or anything else. */
const tokens = /"[^"]*(?:"|$)|'[^']*(?:'|$)|[{}[\],]|:(?=\s|$)|[^"'{}[\],:]+|:/g;

type Open = { readonly isMap: boolean; name: string | undefined; readonly at: number };

/** The brackets that are open at the end of a line, and the fields within them. */
function flowIn(line: string): Flow {
  const open: Open[] = [];
  let word = "";
  for (const { 0: token, index } of line.matchAll(tokens)) {
    take(token, { open, word, at: index });
    word = token.trim();
  }
  const path = open.flatMap(({ isMap, name }) => {
    if (!isMap) return ["[]"];
    return name === undefined ? [] : [name];
  });
  return { begins: open[0]?.at, path, wants: wantedIn(open.at(-1)) };
}

function take(
  token: string,
  { open, word, at }: { readonly open: Open[]; readonly word: string; readonly at: number },
): void {
  const inside = open.at(-1);
  if (token === "{" || token === "[") open.push({ isMap: token === "{", name: undefined, at });
  else if (token === "}" || token === "]") open.pop();
  else if (inside !== undefined && token === ",") inside.name = undefined;
  else if (inside !== undefined && token === ":") inside.name = word;
}

function wantedIn(last: Open | undefined): YamlPlace["wants"] {
  if (last?.isMap === false) return "either";
  return last?.name === undefined ? "name" : "value";
}
