import { deflateSync, inflateSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { smallPng } from "./small-png.ts";

test("a picture of few colours comes back as it was", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 24 }),
      fc.array(fc.array(fc.nat(0xffffff), { minLength: 24, maxLength: 24 }), {
        minLength: 1,
        maxLength: 8,
      }),
      (width, rows) => {
        const lines = rows.map((row) => row.slice(0, width));
        const small = smallPng(trueColour(lines));
        expect(small[25]).toBe(3);
        expect(unpalette(small)).toEqual(lines.flat());
      },
    ),
  );
});

test("of too many colours those that most of it has are kept, and others go to the nearest", () => {
  const many = Array.from({ length: 300 }, (_, at) => (at << 8) & 0xffff00);
  const white = Array.from({ length: 300 }, () => 0xffffff);
  const colours = unpalette(smallPng(trueColour([many, white])));
  expect(new Set(colours).size).toBeLessThanOrEqual(256);
  expect(colours.slice(300)).toEqual(white);
});

/** Rows of colours as a PNG with a filter of another kind to each row (PNG, section 9.2). */
function trueColour(rows: readonly (readonly number[])[]): Buffer {
  const bytes = rows.map((row) => row.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255]));
  const lines = bytes.flatMap((row, y) => {
    const above = bytes[y - 1] ?? row.map(() => 0);
    if (y % 3 === 0) return [0, ...row];
    if (y % 3 === 1) return [2, ...row.map((byte, at) => (byte - (above[at] ?? 0)) & 255)];
    return [1, ...row.map((byte, at) => (byte - (row[at - 3] ?? 0)) & 255)];
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(rows[0]?.length ?? 0, 0);
  head.writeUInt32BE(rows.length, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    part("IHDR", head),
    part("IDAT", deflateSync(Buffer.from(lines))),
  ]);
}

function part(kind: string, held: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(held.length);
  return Buffer.concat([length, Buffer.from(kind, "latin1"), held, Buffer.alloc(4)]);
}

/** The colours of a picture with a palette, whose lines have no filter. */
function unpalette(png: Buffer): readonly number[] {
  const held = new Map<string, Buffer>();
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    const kind = png.toString("latin1", at + 4, at + 8);
    held.set(kind, png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const width = held.get("IHDR")?.readUInt32BE(0) ?? 0;
  const palette = held.get("PLTE") ?? Buffer.alloc(0);
  const places = inflateSync(held.get("IDAT") ?? Buffer.alloc(0));
  return [...places]
    .filter((_, at) => at % (width + 1) > 0)
    .map((place) => palette.readUIntBE(place * 3, 3));
}
