/**
 * The second factor of a password: codes by the clock (TOTP, RFC 6238), of six digits and thirty
 * seconds, each good once.
 */
import { Secret, TOTP } from "otpauth";

const period = 30;

/** A new secret, in base 32. */
export function newSecondFactor(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address that an authenticator reads, often as a picture. */
export function addressOfFactor(secret: string, account: string): string {
  return totpOf(secret, account).toString();
}

/** The step of the clock that a code is of, the one before or after at most; undefined if of none. */
export function stepOf(secret: string, code: string, millis: number): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined;
  const delta = totpOf(secret, "").validate({ token: code, timestamp: millis, window: 1 });
  return delta === null ? undefined : Math.floor(millis / 1000 / period) + delta;
}

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: "Chancery",
    label,
    algorithm: "SHA1",
    digits: 6,
    period,
    secret: Secret.fromBase32(secret),
  });
}
