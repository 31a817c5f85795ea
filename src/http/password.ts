/**
 * Passwords: which may be chosen, how they are kept, how they are compared.
 *
 * Kept as Argon2id (RFC 9106) of 64 MiB and three passes. Two are worked on at once, so that many
 * who try do not take the machine's memory; a few wait, and the rest are told to come again.
 */
import { hash, verify } from "@node-rs/argon2";
import { dictionary } from "@zxcvbn-ts/language-common";
import { openQueue } from "./queue.ts";

const parameters = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };
const prefix = "$argon2id$v=19$m=65536,t=3,p=1$";

const shortest = 12;
const longest = 256;

const queue = openQueue(2, 40);

/** Undefined where too many wait. */
export function hashPassword(password: string): Promise<string | undefined> {
  return queue.run(() => hash(password.normalize("NFKC"), parameters));
}

/** Compares with a password that nobody has, at the same cost, where there is none to compare with. */
export async function isPassword(
  kept: string | undefined,
  password: string,
): Promise<boolean | undefined> {
  const nobodys = await nobodysPassword;
  const is = await queue.run(() => verify(kept ?? nobodys, password.normalize("NFKC")));
  return is === undefined ? undefined : is && kept !== undefined;
}

/** Whether it was kept by other parameters than are used now. */
export function isStale(kept: string): boolean {
  return !kept.startsWith(prefix);
}

const nobodysPassword = hash(crypto.randomUUID(), parameters);

const common = new Set(dictionary["passwords-common"]);

/** Why a password may not be chosen; undefined where it may. */
export function objectionTo(password: string, about: readonly string[]): string | undefined {
  const characters = [...password].length;
  if (characters < shortest) return `is of ${characters} characters; choose ${shortest} or more`;
  if (characters > longest) return `is of ${characters} characters; choose ${longest} at most`;
  const plain = password.normalize("NFKC").toLowerCase();
  if (new Set(plain).size < 5) return "is made of very few characters; choose another";
  if (common.has(plain) || common.has(plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ""))) {
    return "is among those that are tried first; choose another";
  }
  const words = [...about, "chancery"].flatMap((text) => text.toLowerCase().split(/[^\p{L}\d]+/u));
  const word = words.find((each) => each.length > 3 && plain.includes(each));
  return word === undefined ? undefined : `holds \`${word}\`, which others can guess; leave it out`;
}
