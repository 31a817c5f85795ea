/**
 * Weaves the deliberate leaks into the sources as a test reads them. The files on the disk stay as
 * they are; a place that is not found, or found twice, fails the campaign.
 */
import { join } from "node:path";
import { leaks } from "./leaks.ts";

type Edit = { readonly id: string; readonly from: string; readonly to: string };

const root = join(import.meta.dirname, "..", "..");
const edits = new Map<string, Edit[]>();
for (const { id, edits: own } of leaks) {
  for (const [file, from, to] of own) {
    const path = join(root, "src", file);
    edits.set(path, [...(edits.get(path) ?? []), { id, from, to }]);
  }
}

/** A plugin of Vite, for the campaign alone. */
export function weave() {
  return {
    name: "deliberate-leaks",
    enforce: "pre" as const,
    transform: (source: string, id: string) => {
      const found = edits.get(id.split("?")[0] ?? "");
      if (found === undefined) return undefined;
      let woven = source;
      for (const edit of found) woven = wovenWith(edit, woven);
      return { code: woven, map: null };
    },
  };
}

/** An expression becomes the leak where that is open, and else stays what it is. */
function wovenWith({ id, from, to }: Edit, source: string): string {
  const parts = source.split(from);
  if (parts.length !== 2) {
    throw new Error(`the leak \`${id}\` has ${parts.length - 1} places for \`${from}\``);
  }
  return parts.join(`(sharp.on(${JSON.stringify(id)}) ? (${to}) : (${from}))`);
}
