import type { KeyObject } from "node:crypto";

export type Key = { readonly name: string; readonly id: string; readonly key: KeyObject };
export type Read = {
  readonly state: "good" | "bad" | "unknown";
  readonly origin?: string;
  readonly size?: number;
  readonly root?: string;
};

export function readKey(vkey: string): Key;
export function readCheckpoint(note: string, keys: readonly Key[]): Read;
