/**
 * Secrets that speak for somebody: made at random, told once, and stored as a hash.
 *
 * A fast hash is right here and would be wrong for a password: these are 256 random bits, which
 * nobody finds by trying.
 */
import { createHash, hkdfSync, randomBytes } from "node:crypto";

/** 256 random bits, as text that an address or a cookie can hold. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored in the place of a secret. */
export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

/**
 * The key under which the browser seals what its user is writing: of the session, so that it is
 * told only within it and gone with it (docs/decisions/0012-drafts-under-the-session.md). Nothing
 * leads from it back to the secret (RFC 5869).
 */
export function draftKeyOf(secret: string): string {
  return Buffer.from(hkdfSync("sha256", secret, "", "chancery drafts", 32)).toString("base64url");
}
