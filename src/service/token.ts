/**
 * The text of a token of the API: `chy_`, 32 random bytes and a checksum of them in base 62, so
 * that a token is known for one wherever it turns up, and a slip of the pen is found at once.
 */
import { randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

const prefix = "chy_";
const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const bodyLength = 43;
const checkLength = 6;

export function newToken(): string {
  const body = inBase62(BigInt(`0x${randomBytes(32).toString("hex")}`), bodyLength);
  return `${prefix}${body}${checkOf(body)}`;
}

export function isToken(text: string): boolean {
  const [, body = "", check] = /^chy_([0-9A-Za-z]{43})([0-9A-Za-z]{6})$/.exec(text) ?? [];
  return check !== undefined && checkOf(body) === check;
}

function checkOf(body: string): string {
  return inBase62(BigInt(crc32(body)), checkLength);
}

function inBase62(number: bigint, length: number): string {
  let rest = number;
  let text = "";
  while (text.length < length) {
    text = `${digits[Number(rest % 62n)]}${text}`;
    rest /= 62n;
  }
  return text;
}
