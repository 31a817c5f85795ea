/**
 * Blocks of text in lines of a given width: lists, tables, sections, pages. Plain
 * characters alone, so that it reads the same on a terminal and in a file.
 */
import { wrap } from "../library/wrap.ts";

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
      return wrap(item, { width, indent: hanging, lead: indent + sign });
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
    Math.max(...rows.map((row) => (row[at] ?? "").length)),
  );
  return rows
    .map((row) => {
      const last = row.length - 1;
      const lead = row
        .slice(0, last)
        .map((cell, at) => cell.padEnd((widths[at] ?? 0) + 2))
        .join("");
      const hanging = indent + " ".repeat(lead.length);
      return wrap(row[last] ?? "", { width, indent: hanging, lead: indent + lead });
    })
    .join("\n");
}

/** `Premature`, from `premature`. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
