/**
 * Whether a text is canonical JSON (RFC 8785), told by reading it once and building nothing.
 *
 * It answers what `parseCanonicalJson` answers, in a third of the time: what is read a million
 * times over, and is only hashed, need not be parsed and written again.
 */

/** As in canonical.ts. */
const deepest = 200;

/** What a string must escape, and what begins an escape. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes these
const special = /[\\\0-\x1f]/;

export function isCanonicalJson(text: string): boolean {
  const reading = { text, plain: !special.test(text) };
  return text.isWellFormed() && endOfValue(reading, 0, 0) === text.length;
}

/** The text, and whether there is no escape in all of it, as there mostly is none. */
type Reading = { readonly text: string; readonly plain: boolean };

/** Each of these gives the index after what it reads at `at`, or -1 where that is not canonical. */
function endOfValue(reading: Reading, at: number, depth: number): number {
  const { text } = reading;
  switch (text[at]) {
    case '"':
      return endOfString(reading, at);
    case "{":
      return depth < deepest ? endOfObject(reading, at, depth) : -1;
    case "[":
      return depth < deepest ? endOfArray(reading, at, depth) : -1;
    case "t":
      return text.startsWith("true", at) ? at + 4 : -1;
    case "f":
      return text.startsWith("false", at) ? at + 5 : -1;
    case "n":
      return text.startsWith("null", at) ? at + 4 : -1;
    default:
      return endOfNumber(text, at);
  }
}

function endOfArray(reading: Reading, start: number, depth: number): number {
  const { text } = reading;
  if (text[start + 1] === "]") return start + 2;
  let at = start;
  do {
    at = endOfValue(reading, at + 1, depth + 1);
  } while (at !== -1 && text[at] === ",");
  return at !== -1 && text[at] === "]" ? at + 1 : -1;
}

function endOfObject(reading: Reading, start: number, depth: number): number {
  const { text } = reading;
  if (text[start + 1] === "}") return start + 2;
  let at = start;
  let last: string | undefined;
  do {
    const colon = text[at + 1] === '"' ? endOfString(reading, at + 1) : -1;
    if (colon === -1 || text[colon] !== ":") return -1;
    const name = nameIn(reading, at + 1, colon);
    // Names rise, by UTF-16 code units, and none stands twice.
    if (last !== undefined && name <= last) return -1;
    last = name;
    at = endOfValue(reading, colon + 1, depth + 1);
  } while (at !== -1 && text[at] === ",");
  return at !== -1 && text[at] === "}" ? at + 1 : -1;
}

function endOfString({ text, plain }: Reading, start: number): number {
  let end = text.indexOf('"', start + 1);
  if (plain) return end === -1 ? -1 : end + 1;
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  if (end === -1) return -1;
  const quoted = text.slice(start, end + 1);
  return !special.test(quoted) || isWritten(quoted) ? end + 1 : -1;
}

/** Whether an odd number of backslashes stands before. */
function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text[before - 1] === "\\") before -= 1;
  return (at - before) % 2 === 1;
}

/** Whether a string with escapes is as JSON.stringify writes it, which is as RFC 8785 has it. */
function isWritten(quoted: string): boolean {
  try {
    const value: string = JSON.parse(quoted);
    return value.isWellFormed() && JSON.stringify(value) === quoted;
  } catch {
    return false;
  }
}

function nameIn({ text, plain }: Reading, start: number, end: number): string {
  return plain ? text.slice(start + 1, end - 1) : JSON.parse(text.slice(start, end));
}

const numeral = /-?\d[\d.eE+-]*/y;

function endOfNumber(text: string, start: number): number {
  numeral.lastIndex = start;
  const token = numeral.exec(text)?.[0];
  return token !== undefined && String(Number(token)) === token ? start + token.length : -1;
}
