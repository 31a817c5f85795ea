/**
 * Secrets that speak for somebody: made at random, told once, and stored as a hash.
 *
 * A fast hash is right here and would be wrong for a password: these are 256 random bits, which
 * nobody finds by trying.
 */
import { createHash, randomBytes } from "node:crypto";

/** 256 random bits, as text that an address or a cookie can hold. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored in the place of a secret. */
export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}
