import type { Key, Read } from "./formats.mjs";

export type Verdict =
  | { readonly ok: true; readonly entries: number }
  | { readonly ok: false; readonly first: number; readonly tree?: string; readonly why: string };

export function verifyExport(
  lines: Iterable<string> | AsyncIterable<string>,
  evidence: { readonly keys: readonly Key[]; readonly kept?: readonly Read[] },
): Promise<Verdict>;
