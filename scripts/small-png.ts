/**
 * Pictures of screens made small: of at most 256 colours, which is what most of a screen has anyway.
 *
 * Reads what Chromium writes (PNG, third edition: eight bits, true colour with or without alpha,
 * not interlaced) and writes the same picture with a palette. The colours kept are those that most
 * of it has; any other becomes the nearest of them.
 */
import { crc32, deflateSync, inflateSync } from "node:zlib";

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const most = 256;

export function smallPng(png: Buffer): Buffer {
  const { width, height, pixels } = readPng(png);
  const palette = paletteOf(pixels);
  const places = placesIn(palette);
  const lines = Buffer.alloc(height * (width + 1)); // each begins with its filter, which is none
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      lines[y * (width + 1) + 1 + x] = places(pixels[y * width + x] ?? 0);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.from(
    palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]),
  );
  return Buffer.concat([
    signature,
    chunk("IHDR", head),
    chunk("PLTE", colours),
    chunk("IDAT", deflateSync(lines, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

type Picture = {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue in one number; screens have nothing to see through. */
  readonly pixels: Uint32Array;
};

function readPng(png: Buffer): Picture {
  if (!png.subarray(0, 8).equals(signature)) throw new Error("not a PNG");
  let head = Buffer.alloc(0);
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const kind = png.toString("latin1", at + 4, at + 8);
    const held = png.subarray(at + 8, at + 8 + length);
    if (kind === "IHDR") head = Buffer.from(held);
    if (kind === "IDAT") parts.push(held);
    at += length + 12;
  }
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const bytes = { 2: 3, 6: 4 }[head[9] ?? 0];
  if (head[8] !== 8 || bytes === undefined || head[12] !== 0)
    throw new Error("another kind of PNG");
  const lines = unfiltered(inflateSync(Buffer.concat(parts)), { width, height, bytes });
  const pixels = new Uint32Array(width * height);
  for (let at = 0; at < pixels.length; at++) {
    const from = at * bytes;
    pixels[at] =
      ((lines[from] ?? 0) << 16) | ((lines[from + 1] ?? 0) << 8) | (lines[from + 2] ?? 0);
  }
  return { width, height, pixels };
}

type Lines = { readonly width: number; readonly height: number; readonly bytes: number };

/** PNG, section 9.2: each byte is told as what it adds to its neighbours. */
function unfiltered(raw: Buffer, { width, height, bytes }: Lines): Uint8Array {
  const length = width * bytes;
  const out = new Uint8Array(height * length);
  const before = (x: number, y: number) => (x < 0 || y < 0 ? 0 : (out[y * length + x] ?? 0));
  for (let y = 0; y < height; y++) {
    const line = y * (length + 1);
    const filter = raw[line] ?? 0;
    for (let x = 0; x < length; x++) {
      const around = {
        left: before(x - bytes, y),
        up: before(x, y - 1),
        corner: before(x - bytes, y - 1),
      };
      out[y * length + x] = (raw[line + 1 + x] ?? 0) + expected(filter, around);
    }
  }
  return out;
}

type Around = { readonly left: number; readonly up: number; readonly corner: number };

function expected(filter: number, { left, up, corner }: Around): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function paletteOf(pixels: Uint32Array): readonly number[] {
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  return [...counts]
    .sort(([a, many], [b, more]) => more - many || a - b)
    .slice(0, most)
    .map(([colour]) => colour);
}

/** The place of a colour in the palette, or of the nearest to it. */
function placesIn(palette: readonly number[]): (colour: number) => number {
  const known = new Map(palette.map((colour, at) => [colour, at]));
  return (colour) => {
    const ready = known.get(colour);
    if (ready !== undefined) return ready;
    let best = 0;
    for (let at = 1; at < palette.length; at++) {
      if (apart(palette[at] ?? 0, colour) < apart(palette[best] ?? 0, colour)) best = at;
    }
    known.set(colour, best);
    return best;
  };
}

function apart(a: number, b: number): number {
  const [red, green, blue] = [
    (a >> 16) - (b >> 16),
    ((a >> 8) & 255) - ((b >> 8) & 255),
    (a & 255) - (b & 255),
  ];
  return 2 * red * red + 4 * green * green + blue * blue;
}

function chunk(kind: string, held: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), held]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(held.length, 0);
  out.set(body, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}
