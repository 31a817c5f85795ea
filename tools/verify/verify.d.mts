import type { KeyObject } from "node:crypto";

export type Key = { readonly name: string; readonly id: string; readonly key: KeyObject };
export type Read = {
  readonly state: "good" | "bad" | "unknown";
  readonly origin?: string;
  readonly size?: number;
  readonly root?: string;
};
export type Verdict =
  | { readonly ok: true; readonly entries: number }
  | { readonly ok: false; readonly first: number; readonly tree?: string; readonly why: string };

export function readKey(vkey: string): Key;
export function readCheckpoint(note: string, keys: readonly Key[]): Read;
export function verifyExport(
  lines: Iterable<string> | AsyncIterable<string>,
  evidence: { readonly keys: readonly Key[]; readonly kept?: readonly Read[] },
): Promise<Verdict>;
