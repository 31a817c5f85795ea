import { createServer, type Server } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askOutside, mayAsk, OutboundTrouble } from "./outbound.ts";

let connections = 0;
let server: Server;
let port: number;

beforeAll(async () => {
  server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const at = server.address();
  port = typeof at === "object" && at !== null ? at.port : 0;
});
afterAll(() => new Promise((done) => server.close(done)));

async function reasonOf(asking: Promise<Response>): Promise<string> {
  try {
    return `answered ${(await asking).status}`;
  } catch (error) {
    return error instanceof OutboundTrouble ? error.reason : String(error);
  }
}

test("a name that was allowed and leads to this machine is not connected to", async () => {
  const host = `localhost:${port}`;
  for (const reach of ["public", "private"] as const) {
    const asking = askOutside({ reach, hosts: [host] }, `https://${host}/`, {});
    expect(await reasonOf(asking)).toBe("not allowed");
  }
  expect(connections).toBe(0);
  const here = askOutside({ reach: "loopback", hosts: [host] }, `http://${host}/`, {});
  expect(await reasonOf(here)).toBe("unreachable");
  expect(connections).toBe(1);
});

const outbound = {
  reach: "public",
  hosts: ["id.example", "10.0.0.1", "127.0.0.1", "8.8.8.8"],
} as const;

test.each([
  ["https://id.example/keys?x=1", true],
  ["https://ID.example:443/", true],
  ["https://8.8.8.8/", true],
  ["http://id.example/", false],
  ["https://id.example:8443/", false],
  ["https://id.example.evil.example/", false],
  ["https://id.example@evil.example/", false],
  ["https://user:word@id.example/", false],
  ["https://evil.example/", false],
  ["https://10.0.0.1/", false],
  ["https://127.0.0.1/", false],
  ["https://0x7f.1/", false],
  ["ftp://id.example/", false],
  ["file:///id.example", false],
])("%s may be asked: %s", (url, may) => {
  expect(mayAsk(outbound, new URL(url))).toBe(may);
});

test("what is no address, or none of these, is not asked", async () => {
  for (const address of ["", "id.example", "https://evil.example/"]) {
    expect(await reasonOf(askOutside(outbound, address, {}))).toBe("not allowed");
  }
});
