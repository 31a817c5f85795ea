import { describe, expect, test } from "vitest";
import { readVectors, withoutVectors } from "../../test/shared-vectors.ts";
import { addressIn, isLoopback, mayReach } from "./network-address.ts";

describe("an address is reached", () => {
  test.each([
    ["8.8.8.8", ["public", "private"]],
    ["172.32.0.1", ["public", "private"]],
    ["172.15.255.255", ["public", "private"]],
    ["2606:4700::1", ["public", "private"]],
    ["10.0.0.1", ["private"]],
    ["172.16.0.1", ["private"]],
    ["192.168.255.255", ["private"]],
    ["::ffff:192.168.0.1", ["private"]],
    ["fd00::1", ["private"]],
    ["127.0.0.1", ["loopback"]],
    ["127.255.255.254", ["loopback"]],
    ["::1", ["loopback"]],
    ["::ffff:127.0.0.1", ["loopback"]],
    ["::ffff:7f00:1", ["loopback"]],
    ["0:0:0:0:0:ffff:7f00:0001", ["loopback"]],
    ["169.254.169.254", []],
    ["::ffff:169.254.169.254", []],
    ["fe80::1", []],
    ["fe80::1%eth0", []],
    ["64:ff9b::7f00:1", []],
    ["0.0.0.0", []],
    ["::", []],
    ["100.64.0.1", []],
    ["224.0.0.1", []],
    ["255.255.255.255", []],
    ["2001:db8::1", []],
    ["2002:7f00:1::", []],
    ["id.example", []],
    ["", []],
  ])("%s by %j", (address, reached) => {
    const all = (["public", "private", "loopback"] as const).filter((reach) =>
      mayReach(reach, address),
    );
    expect(all).toEqual(reached);
  });
});

type Denied = {
  readonly ipv4: readonly string[];
  readonly ipv6: readonly string[];
  readonly urlCases: readonly { readonly url: string; readonly blocked: boolean }[];
};

describe.skipIf(withoutVectors)("the published list of special addresses", () => {
  const { ipv4 = [], ipv6 = [], urlCases = [] } = readVectors<Denied>("ssrf-deny.json");

  test.each([...ipv4, ...ipv6])("%s is not of the open network", (net) => {
    const [address = ""] = net.split("/");
    expect(mayReach("public", address)).toBe(false);
  });

  test.each(urlCases)("$url blocked: $blocked", ({ url, blocked }) => {
    const address = addressIn(new URL(url));
    expect(address).toBeDefined();
    expect(mayReach("public", address ?? "")).toBe(!blocked);
  });
});

test.each([
  ["http://127.0.0.1:4000", true],
  ["http://localhost", true],
  ["https://[::1]/realm", true],
  ["http://2130706433/", true],
  ["https://localhost.example", false],
  ["https://10.0.0.1", false],
])("%s is of this machine: %s", (url, is) => {
  expect(isLoopback(new URL(url))).toBe(is);
});
