/**
 * What a network address is good for: the open network, a private one, this machine, or nothing
 * that a server should ever ask.
 *
 * By the registries of special-purpose addresses (RFC 6890 and its updates). An IPv4 address that
 * is written as an IPv6 one counts as the IPv4 address that it is (RFC 4291, section 2.5.5.2).
 */
import { BlockList, isIP } from "node:net";

/** Where a request may go; a private network's servers besides those of the open one. */
export type Reach = "public" | "private" | "loopback";

const loopback = listOf(["127.0.0.0/8"], ["::1/128"]);

/** Private networks (RFC 1918, RFC 4193), where an organisation's own servers lie. */
const privateNetworks = listOf(["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"], ["fc00::/7"]);

const special = listOf(
  [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.88.99.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/4",
    "240.0.0.0/4",
  ],
  [
    "::/128",
    "::1/128",
    "64:ff9b::/96",
    "64:ff9b:1::/48",
    "100::/64",
    "2001::/23",
    "2001:db8::/32",
    "2002::/16",
    "3fff::/20",
    "5f00::/16",
    "fc00::/7",
    "fe80::/10",
    "fec0::/10",
    "ff00::/8",
  ],
);

/** Whether a request that reaches so far may go to this address; false for what is no address. */
export function mayReach(reach: Reach, address: string): boolean {
  const plain = plainOf(address);
  if (isIP(plain) === 0) return false;
  switch (reach) {
    case "loopback":
      return isIn(loopback, plain);
    case "private":
      return isIn(privateNetworks, plain) || !isIn(special, plain);
    case "public":
      return !isIn(special, plain);
  }
}

/** The address in the host of a URL, without the brackets; undefined where a name stands there. */
export function addressIn(url: URL): string | undefined {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return isIP(host) === 0 ? undefined : host;
}

/** Whether a URL is of this machine by what it says, without asking anybody for the name. */
export function isLoopback(url: URL): boolean {
  const address = addressIn(url);
  return address === undefined ? url.hostname === "localhost" : mayReach("loopback", address);
}

function isIn(list: BlockList, address: string): boolean {
  return list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

/** Without a zone, in one spelling, and as IPv4 where it is one. */
function plainOf(address: string): string {
  const [bare = ""] = address.split("%", 1);
  if (isIP(bare) !== 6) return bare;
  const [, high, low] =
    /^\[::ffff:([\da-f]+):([\da-f]+)\]$/.exec(new URL(`http://[${bare}]/`).hostname) ?? [];
  if (high === undefined || low === undefined) return bare;
  const [first, second] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [first >> 8, first & 255, second >> 8, second & 255].join(".");
}

function listOf(ipv4: readonly string[], ipv6: readonly string[]): BlockList {
  const list = new BlockList();
  for (const [nets, kind] of [[ipv4, "ipv4"] as const, [ipv6, "ipv6"] as const]) {
    for (const net of nets) {
      const [address = "", bits] = net.split("/");
      list.addSubnet(address, Number(bits), kind);
    }
  }
  return list;
}
