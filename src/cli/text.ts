/**
 * Text in lines of a given width: paragraphs, lists, tables. Plain characters
 * alone, so that it reads the same on a terminal, in a file and on paper.
 */

/** A paragraph; every line begins with the indent, the first with `lead` in its place. */
export function paragraph(
  text: string,
  { width, indent = "", lead = indent }: Frame & { readonly lead?: string },
): string {
  const lines: string[] = [];
  let line = "";
  let room = width - lengthOf(lead);
  for (const word of text.split(/\s+/).filter((one) => one !== "")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && lengthOf(longer) > room) {
      lines.push(line);
      line = word;
      room = width - lengthOf(indent);
    } else {
      line = longer;
    }
  }
  lines.push(line);
  return lines.map((one, at) => `${at === 0 ? lead : indent}${one}`.trimEnd()).join("\n");
}

export type Frame = { readonly width: number; readonly indent?: string };

/** A list with a dash to each item, or with numbers. */
export function bullets(
  items: readonly string[],
  { width, indent = "  ", numbered = false }: Frame & { readonly numbered?: boolean },
): string {
  const figures = String(items.length).length;
  return items
    .map((item, at) => {
      const sign = numbered ? `${String(at + 1).padStart(figures)}. ` : "- ";
      const hanging = indent + " ".repeat(sign.length);
      return paragraph(item, { width, indent: hanging, lead: indent + sign });
    })
    .join("\n");
}

/** A heading over a body; nothing where the body is empty. */
export function section(heading: string, body: string): string {
  return body === "" ? "" : `${heading}\n${body}`;
}

/** Blocks with an empty line between; empty ones left out; ends with a line feed. */
export function page(blocks: readonly string[]): string {
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

/** Columns as wide as what stands in them, the last one wrapped to the width. */
export function table(
  rows: readonly (readonly string[])[],
  { width, indent = "  " }: Frame,
): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, at) =>
    Math.max(...rows.map((row) => lengthOf(row[at] ?? ""))),
  );
  return rows
    .map((row) => {
      const last = row.length - 1;
      const lead = row
        .slice(0, last)
        .map((cell, at) => padded(cell, (widths[at] ?? 0) + 2))
        .join("");
      const hanging = indent + " ".repeat(lengthOf(lead));
      return paragraph(row[last] ?? "", { width, indent: hanging, lead: indent + lead });
    })
    .join("\n");
}

/** Filled with spaces to the width, as a reader counts it. */
export function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - lengthOf(text)));
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The characters as a reader counts them. */
export function lengthOf(text: string): number {
  // A string of plain ASCII has as many characters as code units.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is that of ASCII
  if (/^[\x00-\x7f]*$/.test(text)) return text.length;
  return [...graphemes.segment(text)].length;
}

/** `Premature`, from `premature`. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** `a, b and c` */
export function listed(items: readonly string[], and = "and"): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${and} ${items.at(-1)}`;
}
