/**
 * Texts made to choke whoever reads them: bombs of aliases, depth and size, broken encodings, other
 * media types, bodies that lie about themselves. No archive, XML or mail is taken anywhere; that
 * none is read by mistake is tried too.
 */
import { request } from "node:http";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import type { Browser } from "../served.ts";
import { attacked, ours, said, told, visitAs } from "./attacked.ts";

let desk: Browser;
let cookie: string;

beforeAll(async () => {
  desk = await visitAs("desk");
  cookie = `chancery=${desk.cookies.get("chancery")}`;
});

async function sizeNow(): Promise<number> {
  return (await told(desk.ask("GET", ours))).body.entries;
}

/** Answered soon, refused or read as a text with problems; and the server is as well as before. */
async function survives(answering: Promise<Response>): Promise<Awaited<ReturnType<typeof told>>> {
  const begun = performance.now();
  const answer = await told(answering);
  expect(answer.status, answer.text.slice(0, 300)).not.toBe(500);
  expect(performance.now() - begun).toBeLessThan(15_000);
  expect((await fetch(`${attacked.url}/api/health`)).status).toBe(200);
  return answer;
}

const nested = (open: string, close: string, depth: number) =>
  open.repeat(depth) + close.repeat(depth);
const bomb = [
  "a: &a [x,x,x,x,x,x,x,x,x]",
  ..."bcdefghij".split("").map((name, nth) => {
    const before = "abcdefghij"[nth];
    return `${name}: &${name} [${Array(9).fill(`*${before}`).join(",")}]`;
  }),
].join("\n");

describe("the text of a policy", () => {
  test.each([
    ["aliases of aliases", bomb],
    ["an alias of itself", "a: &a [*a]"],
    ["a tag that would run", "policy: !!js/function 'function(){ process.exit(1) }'"],
    ["a tag that would make an object", "!!python/object/apply:os.system ['id']"],
    ["a merge of itself", "a: &a\n  <<: *a\n  b: 1"],
    ["depth of lists", nested("[", "]", 50_000)],
    ["depth of mappings", nested("{a: ", "}", 20_000)],
    [
      "depth of indents",
      Array.from({ length: 2000 }, (_, nth) => `${" ".repeat(nth)}a:`)
        .join("\n")
        .slice(0, 199_000),
    ],
    ["JSON of great depth", nested('{"a":', "}", 20_000).replace("}", "1}")],
    ["many keys", Array.from({ length: 18_000 }, (_, nth) => `k${nth}: 1`).join("\n")],
    ["one long word", "x".repeat(199_999)],
    ["one long number", `a: ${"9".repeat(190_000)}`],
    ["many documents", "---\n".repeat(49_000)],
    ["signs in a row", "! ".repeat(99_000)],
    ["items in a row", `[${"1,".repeat(99_000)}]`],
    ["a prototype", "__proto__: {administrator: true}\nconstructor: {prototype: {x: 1}}"],
    ["a regular expression's worst", `a: "${"a".repeat(100_000)}!"`],
    ["bytes that are no text", "a: \u0000\u0001\uffff\ud800"],
  ])("%s is told of, and changes nothing", async (_, text) => {
    const { status, body } = await survives(desk.ask("POST", `${ours}/policies/draft`, { text }));
    if (status === 200) expect(body.problems.length).toBeGreaterThan(0);
    else expect(status).toBe(400);
  });

  test("longer than it may be is refused", async () => {
    const text = "x".repeat(200_001);
    const { status, body } = await survives(desk.ask("POST", `${ours}/policies/draft`, { text }));
    expect([status, body.errors[0].at]).toEqual([400, "/text"]);
  });
});

describe("a pasted text", () => {
  test.each([
    ["of spaces", " ".repeat(49_999)],
    ["of one letter", "a".repeat(49_999)],
    ["of dates", "1 January 1983 ".repeat(3300)],
    ["of half dates", "1 ".repeat(24_000)],
    ["of names", "Dobrynin, Shultz; ".repeat(2700)],
    ["of accents", "e\u0301".repeat(24_000)],
    ["of brackets", "((((((((((".repeat(4900)],
    ["of ends of lines", "\r\n".repeat(24_000)],
  ])("%s is read in time", async (_, text) => {
    const { status } = await survives(desk.ask("POST", `${ours}/intake`, { text }));
    expect(status).toBe(200);
  });
});

type Raw = { readonly headers: Record<string, string>; readonly body: string | Buffer };

function send({ headers, body }: Raw): Promise<Response> {
  const all = { cookie, "idempotency-key": "raw", "if-match": "*", ...headers };
  const bytes = typeof body === "string" ? body : new Uint8Array(body);
  return fetch(`${attacked.url}${ours}/entries`, { method: "POST", headers: all, body: bytes });
}

const good = '{"entries":[{"kind":"event","event":"note","text":"x"}]}';
const json = { "content-type": "application/json" };
const xxe =
  '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]><r>&x;</r>';

const bodies: readonly [string, Raw, number][] = [
  ["of depth", { headers: json, body: nested("[", "]", 100_000) }, 400],
  [
    "of depth inside",
    { headers: json, body: `{"entries":[${nested('{"a":', "}", 20_000).replace("}", "1}")}]}` },
    400,
  ],
  [
    "of many keys",
    {
      headers: json,
      body: `{${Array.from({ length: 100_000 }, (_, nth) => `"k${nth}":1`).join()}}`,
    },
    400,
  ],
  ["of numbers beyond all", { headers: json, body: '{"entries":[1e999,-1e999]}' }, 400],
  [
    "of half a letter",
    { headers: json, body: '{"entries":[{"kind":"event","event":"note","text":"\\ud800"}]}' },
    400,
  ],
  ["of XML", { headers: { "content-type": "application/xml" }, body: xxe }, 415],
  ["of XML that says it is JSON", { headers: json, body: xxe }, 400],
  [
    "of a form",
    { headers: { "content-type": "application/x-www-form-urlencoded" }, body: "entries=1" },
    415,
  ],
  [
    "of parts",
    { headers: { "content-type": "multipart/form-data; boundary=x" }, body: "--x\r\n\r\n--x--" },
    415,
  ],
  ["of plain text", { headers: { "content-type": "text/plain" }, body: good }, 415],
  ["of no type", { headers: { "content-type": "" }, body: good }, 415],
  [
    "of two types",
    { headers: { "content-type": "text/plain, application/json" }, body: good },
    415,
  ],
  ["that is an archive", { headers: json, body: Buffer.from("504b0304".repeat(64), "hex") }, 400],
  [
    "that is packed",
    { headers: { ...json, "content-encoding": "gzip" }, body: gzipSync(Buffer.from(good)) },
    400,
  ],
  [
    "that is a packed bomb",
    {
      headers: { ...json, "content-encoding": "gzip" },
      body: gzipSync(Buffer.alloc(200_000_000)),
    },
    400,
  ],
  ["of another encoding", { headers: json, body: Buffer.from(good, "utf16le") }, 400],
  ["with a mark of its order", { headers: json, body: `\ufeff${good}\u0000` }, 400],
  [
    "larger than it may be",
    { headers: json, body: `{"entries":["${"x".repeat(2_000_001)}"]}` },
    413,
  ],
  ["of 501 entries", { headers: json, body: `{"entries":[${Array(501).fill("{}").join()}]}` }, 400],
];

describe("a body", () => {
  test.each(bodies)("%s is refused, and nothing is entered", async (_, raw, status) => {
    const before = await sizeNow();
    expect((await survives(send(raw))).status).toBe(status);
    expect(await sizeNow()).toBe(before);
  });

  test("that comes in pieces and never ends is cut off", async () => {
    expect(await inPieces(3000)).toBe(413);
  });
});

test("none of it stands in the log, nor why it failed", () => {
  expect(said()).not.toMatch(
    /DOCTYPE|etc\/hostname|RangeError|Maximum call stack|"event":"failed"/,
  );
});

/** Sends so many pieces of 1,000 bytes without saying how many there will be. */
function inPieces(pieces: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const sending = request(`${attacked.url}${ours}/entries`, {
      method: "POST",
      headers: { ...json, cookie, "idempotency-key": "pieces", "if-match": "*" },
    });
    sending.on("response", (answer) => {
      answer.resume();
      resolve(answer.statusCode ?? 0);
    });
    sending.on("error", reject);
    let sent = 0;
    const next = () => {
      if (sent++ === pieces || sending.destroyed) return void sending.end();
      sending.write("x".repeat(1000), () => setImmediate(next));
    };
    next();
  });
}
