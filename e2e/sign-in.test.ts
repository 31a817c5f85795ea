import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import decodeQR from "qr/decode.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { authenticator } from "../test/enrol.ts";
import { anIdentityProvider, type IdentityProvider } from "../test/identity-provider.ts";
import { setUpStore } from "../test/set-up-store.ts";
import { openBrowser } from "./browser.ts";
import { dossier, january } from "./journey.ts";
import { type Server, startIn } from "./server.ts";
import { visit } from "./visit.ts";

let ministry: IdentityProvider;
let server: Server;
let browser: Browser;
let links: ReadonlyMap<string, string>;
const redirects: string[] = [];

beforeAll(async () => {
  const [, , id = ""] = dossier.split("/");
  const officer = { clearance: "S; Sensitive", role: "desk officer" };
  const set = await setUpStore({ dossier: id, people: { vega: officer, lind: officer } });
  const { folder } = set;
  links = set.links;
  ministry = await anIdentityProvider(redirects);
  const file = join(folder, "oidc.yaml");
  writeFileSync(join(folder, "secret"), `${ministry.secret}\n`, { mode: 0o600 });
  writeFileSync(
    file,
    `providers:
  - id: ministry
    name: The Ministry
    issuer: ${ministry.issuer}
    client-id: ${ministry.clientId}
    client-secret-file: secret
`,
  );
  server = await startIn(folder, ["--oidc", file]);
  redirects.push(`${server.address}/api/providers/ministry/callback`);
  ministry.rotate(); // it has now read where it sends people back to
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await ministry?.close();
}, 60_000);

async function visiting(travel: (page: Page) => Promise<void>): Promise<void> {
  const { page, faults, close } = await visit(browser, server.address);
  try {
    await travel(page);
    expect(faults.filter((fault) => !fault.startsWith(`asked ${ministry.issuer}`))).toEqual([]);
  } finally {
    await close();
  }
}

const signedIn = (page: Page) => page.getByRole("navigation", { name: "Where you are" }).waitFor();

async function signOut(page: Page): Promise<void> {
  await page.request.delete("/api/session");
}

test("a link ties an account to the provider, which lets it in from then on, to where it was going", () =>
  visiting(async (page) => {
    ministry.be("sub-of-vega");
    await page.goto(`/enrol#${links.get("vega")}`);
    await page.getByText("Welcome, Ana vega.").waitFor();
    await page.getByRole("button", { name: "Use The Ministry" }).click();
    await signedIn(page);
    expect(new URL(page.url()).pathname).toBe(`${dossier}/desk`);

    await signOut(page);
    await page.goto(`${dossier}/record?${january}`);
    await page.getByRole("button", { name: "Sign in with The Ministry" }).click();
    await page.getByRole("table", { name: "Contacts" }).waitFor();
    expect(page.url()).toBe(`${server.address}${dossier}/record?${january}`);

    await page.goto(`/enrol#${links.get("vega")}`);
    await page.getByText("This link is not good, or no longer").waitFor();
  }));

test("whom the provider knows and nobody here is told so, once", () =>
  visiting(async (page) => {
    ministry.be("sub-of-a-stranger");
    await page.goto("/");
    await page.getByRole("button", { name: "Sign in with The Ministry" }).click();
    await page.getByText("The Ministry knows you, but no account here is tied").waitFor();
    expect(page.url()).toBe(`${server.address}/`);
    await page.reload();
    await page.getByRole("button", { name: "Sign in with The Ministry" }).waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
    ministry.be(undefined);
    await page.context().clearCookies(); // the provider knows its people still
    await page.getByRole("button", { name: "Sign in with The Ministry" }).click();
    await page.getByText("The Ministry did not let you in").waitFor();
  }));

test("a link sets a password and an authenticator, which is read from the picture", () =>
  visiting(async (page) => {
    await page.goto(`/enrol#${links.get("lind")}`);
    await page.getByText("Choose a password instead").click();
    await page.getByRole("textbox", { name: "Password" }).fill("too short");
    const code = authenticator(await textOfPicture(page));
    await page.getByRole("textbox", { name: "Code" }).fill(code(-1));
    await page.getByRole("button", { name: "Set up and sign in" }).click();
    await page.getByText("The password is of 9 characters").waitFor();

    const password = "blue lanterns over Tallinn 41";
    await page.getByRole("textbox", { name: "Password" }).fill(password);
    await page.getByRole("button", { name: "Set up and sign in" }).click();
    await signedIn(page);
    expect(page.url()).not.toContain("enrol");

    await signOut(page);
    await page.goto("/");
    await page.getByText("Sign in with a password").click();
    await page.getByRole("textbox", { name: "Account" }).fill("lind");
    await page.getByRole("textbox", { name: "Password" }).fill(password);
    await page.getByRole("textbox", { name: "Code" }).fill(code(-1));
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByText("The account, the password or the code is wrong").waitFor();
    const [first, last] = [code().slice(0, 3), code().slice(3)];
    await page.getByRole("textbox", { name: "Code" }).fill(`${first} ${last}`);
    await page.keyboard.press("Enter");
    await signedIn(page);
  }));

/** What a telephone would read from the picture on the page. */
async function textOfPicture(page: Page): Promise<string> {
  const picture = page.getByRole("img", { name: /^The key/ });
  const modules = Number((await picture.getAttribute("viewBox"))?.split(" ").at(-1));
  const drawn = (await picture.locator(".dark").getAttribute("d")) ?? "";
  const scale = 4;
  const side = modules * scale;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (const [, x, y] of drawn.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let row = 0; row < scale; row += 1) {
      const from = ((Number(y) * scale + row) * side + Number(x) * scale) * 4;
      for (let at = from; at < from + scale * 4; at += 4) data.fill(0, at, at + 3);
    }
  }
  return decodeQR({ width: side, height: side, data });
}
