/**
 * Text in lines of a given width, in plain characters.
 */

/** The first line begins with `lead`, the others with `indent`. */
export function wrap(
  text: string,
  frame: { readonly width: number; readonly lead?: string; readonly indent?: string },
): string {
  const { width, indent = "", lead = indent } = frame;
  const lines: string[] = [];
  let line = lead;
  let isFresh = true;
  for (const word of text.split(/\s+/u).filter((one) => one !== "")) {
    if (!isFresh && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent;
      isFresh = true;
    }
    line += isFresh ? word : ` ${word}`;
    isFresh = false;
  }
  return [...lines, line].map((one) => one.trimEnd()).join("\n");
}

export function centred(text: string, width: number): string {
  return " ".repeat(Math.max(0, Math.floor((width - text.length) / 2))) + text;
}
