/**
 * The log: one line of JSON to an event; never what was asked or answered, which may be closely
 * held, and never a secret.
 */

/** One structured line. */
export type Log = (line: Readonly<Record<string, string | number>>) => void;

/** Whatever a terminal or a reader of lines might take for more than text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a line may not hold
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** The line as it is written, its end included: nothing in it ends it early or rewrites it. */
export function lineOf(at: Date, line: Parameters<Log>[0]): string {
  const json = JSON.stringify({ at: at.toISOString(), ...line });
  const plain = json.replace(
    unprintable,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `${plain}\n`;
}
