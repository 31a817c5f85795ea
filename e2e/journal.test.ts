import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Page, Route } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { dossier, january, journeys } from "./journey.ts";

const journey = journeys();
const custodian = "Custodian of the policy";
const journal = `${dossier}/journal?${january}`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "chancery-kept-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function open(page: Page): Promise<void> {
  await page.goto(journal);
  await page.getByRole("button", { name: "Verify all" }).waitFor();
}

const treeOf = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

/** What came of verifying one tree: its word and its sentence. */
async function verify(page: Page, name: string): Promise<string> {
  const tree = treeOf(page, name);
  await tree.getByRole("button", { name: `Verify ${name}` }).click();
  await tree.locator(".outcome").waitFor();
  await expect.poll(() => tree.locator("progress").count()).toBe(0);
  return tree.locator(".outcome").innerText();
}

async function sizeOf(page: Page, name: string): Promise<number> {
  return Number.parseInt(await treeOf(page, name).locator(".sub").first().innerText(), 10);
}

type Leaves = { leaves: { position: number; text: string; hash: string }[] };

/** Answers to the question for leaves are changed on their way, as by one who holds the wire. */
async function tamper(page: Page, change: (sent: Leaves) => void): Promise<void> {
  await page.route("**/journal/leaves?*", async (route: Route) => {
    const answer = await route.fetch();
    const sent = (await answer.json()) as Leaves;
    change(sent);
    await route.fulfill({ response: answer, json: sent });
  });
}

test("every tree that one may read is verified here, and said up to which size and by which key", () =>
  journey(custodian, async (page) => {
    await open(page);
    await page.getByRole("button", { name: "Verify all" }).click();
    await page.getByRole("heading", { name: "Verified" }).nth(3).waitFor();
    const said = await page.locator(".outcome").allInnerTexts();
    expect(said).toHaveLength(4);
    const key = /by (chancery\.local\/\w+\+[0-9a-f]{8}), a key that this server names/;
    expect(new Set(said.map((text) => key.exec(text)?.[1])).size).toBe(1);
    const sizes = said.map((text) => /All ([\d,]+) leaves .* up to size \1,/.exec(text)?.[1]);
    const listed = await page.locator(".tree .sub").allInnerTexts();
    expect(listed).toEqual(sizes.map((size) => `${size} leaves signed`));
    // Who does not audit is told of no master tree.
    expect(await page.locator("body").innerText()).not.toMatch(/[Mm]aster tree/);
  }));

test("an auditor cleared for all of it verifies the master tree too", () =>
  journey("Auditor", async (page) => {
    await open(page);
    const sizes = await page.locator(".tree .sub").allInnerTexts();
    const [master = 0, ...others] = sizes.map((text) => Number.parseInt(text, 10)).toReversed();
    expect(await verify(page, "Master tree")).toMatch(/^Verified/);
    expect(master).toBe(others.reduce((sum, size) => sum + size, 0));
  }));

test("a leaf changed on its way is found, at its index", () =>
  journey(custodian, async (page) => {
    await open(page);
    await tamper(page, ({ leaves }) => {
      const leaf = leaves.find(({ position }) => position === 17);
      if (leaf !== undefined) leaf.text = leaf.text.replace('"recorded":"19', '"recorded":"18');
    });
    const said = await verify(page, "CONFIDENTIAL");
    expect(said).toMatch(/Not as signed/);
    expect(said).toMatch(/The first bad index is 17\./);
    // The other trees are asked for leaves of their own.
    await page.unroute("**/journal/leaves?*");
    expect(await verify(page, "SECRET")).toMatch(/^Verified/);
  }));

test("a leaf and its hash changed together do not give the root that was signed", () =>
  journey(custodian, async (page) => {
    await open(page);
    await tamper(page, ({ leaves }) => {
      const [one, other] = [leaves[4], leaves[5]];
      if (one === undefined || other === undefined) return;
      const { text, hash } = one;
      Object.assign(one, { text: other.text, hash: other.hash });
      Object.assign(other, { text, hash });
    });
    expect(await verify(page, "CONFIDENTIAL")).toMatch(
      new RegExp(
        `Not as signed\\s+The leaves are not those that were signed\\. The first bad index lies from 0 to ${(await sizeOf(page, "CONFIDENTIAL")) - 1}`,
      ),
    );
  }));

test("a tree cut short is found, where it ends", () =>
  journey(custodian, async (page) => {
    await open(page);
    await tamper(page, (sent) => {
      sent.leaves = sent.leaves.filter(({ position }) => position < 100);
    });
    expect(await verify(page, "CONFIDENTIAL")).toMatch(
      /Not as signed\s+The tree ends before the size that was signed\. The first bad index is 100\./,
    );
  }));

test("a checkpoint with another's signature is found false, and so is one of another tree", () =>
  journey(custodian, async (page) => {
    await open(page);
    type Sent = { marks: { mark: string; checkpoint: string }[] };
    const swapping = (swap: (one: string, other: string) => string) =>
      page.route("**/journal", async (route) => {
        const answer = await route.fetch();
        const sent = (await answer.json()) as Sent;
        const [low, high] = ["C", "S"].map((of) => sent.marks.find(({ mark }) => mark === of));
        if (low && high) low.checkpoint = swap(low.checkpoint, high.checkpoint);
        await route.fulfill({ response: answer, json: sent });
      });
    const signature = /— .*\n$/;
    await swapping((one, other) => one.replace(signature, signature.exec(other)?.[0] ?? ""));
    expect(await verify(page, "CONFIDENTIAL")).toMatch(
      /Not as signed\s+The signature .* is false\./,
    );
    await page.unroute("**/journal");
    await swapping((_, other) => other);
    expect(await verify(page, "CONFIDENTIAL")).toMatch(
      /Not as signed\s+The last checkpoint is of another tree\./,
    );
  }));

test("a checkpoint kept as a file is held against the tree; one that nobody signed tells nothing", () =>
  journey(custodian, async (page) => {
    await open(page);
    const tree = treeOf(page, "CONFIDENTIAL");
    await tree.getByText("Last checkpoint, as signed").click();
    const downloads = page.waitForEvent("download");
    await tree.getByRole("button", { name: "Keep as a file" }).click();
    const file = join(folder, "kept.checkpoint");
    await (await downloads).saveAs(file);
    await page.getByLabel("Or from a file").setInputFiles(file);
    const size = await sizeOf(page, "CONFIDENTIAL");
    await page.getByText(`Of the tree CONFIDENTIAL, up to size ${size}.`).waitFor();
    expect(await verify(page, "CONFIDENTIAL")).toMatch(
      new RegExp(
        `Verified[\\s\\S]*The tree begins with what the checkpoint you kept vouches for, up to size ${size}`,
      ),
    );
    const field = page.getByLabel("A checkpoint kept elsewhere");
    await field.fill(readFileSync(file, "utf8").replace(`\n${size}\n`, `\n${size - 5}\n`));
    expect(await verify(page, "CONFIDENTIAL")).toMatch(
      /Not verified\s+The signature on .* is false/,
    );
    await field.fill("what is this");
    await page.getByText("This is no checkpoint").waitFor();
    await field.fill("");
    // A key of the reader's own, which has signed nothing here.
    const { key } = JSON.parse(readFileSync("test/vectors/notes.json", "utf8"));
    await page.getByLabel("Verification keys kept elsewhere, one to a line").fill(key.vkey);
    await page.getByText("This key alone is believed").waitFor();
    expect(await verify(page, "CONFIDENTIAL")).toMatch(
      /Not as signed\s+None of the keys has signed the last checkpoint/,
    );
  }));

test("a receipt is found from its entry, downloaded, and borne out by the independent verifier", () =>
  journey(custodian, async (page) => {
    await page.goto(`${dossier}/contacts/con-1982-01-26-haig-gromyko?${january}`);
    await page.getByRole("link", { name: "Receipt", exact: true }).first().click();
    await page.getByRole("heading", { name: "Verified" }).waitFor();
    const downloads = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download" }).click();
    const download = await downloads;
    expect(download.suggestedFilename()).toBe("con-1982-01-26-haig-gromyko.tlog-proof");
    const file = join(folder, download.suggestedFilename());
    await download.saveAs(file);
    await open(page);
    const vkey = await page.locator(".vkeys code").innerText();
    const check = (path: string) =>
      promisify(execFile)(process.execPath, ["tools/verify/proof.mjs", path, "--key", vkey]);
    expect((await check(file)).stdout).toMatch(
      /^verified: con-1982-01-26-haig-gromyko is entry \d+ of .*\/mark\/C, signed at \d+/,
    );
    const changed = join(folder, "changed.tlog-proof");
    writeFileSync(changed, readFileSync(file, "utf8").replace(/^index .*$/m, "index 1"));
    await expect(check(changed)).rejects.toThrow();
  }));

test("a receipt changed on its way is not as signed", () =>
  journey(custodian, async (page) => {
    await page.route("**/receipt", async (route) => {
      const answer = await route.fetch();
      const text = (await answer.text()).replace(/^index .*$/m, "index 1");
      await route.fulfill({ response: answer, body: text });
    });
    await page.goto(`${dossier}/receipts/con-1982-01-26-haig-gromyko?${january}`);
    await page.getByRole("heading", { name: "Not as signed" }).waitFor();
    expect(await page.getByRole("heading", { name: "Verified" }).count()).toBe(0);
  }));

test("a reader cleared to Confidential sees their own trees, and no receipt of what is above", () =>
  journey("Reader cleared to Confidential", async (page) => {
    await open(page);
    const trees = await page.locator(".tree h2").allInnerTexts();
    expect(trees).toEqual(["UNCLASSIFIED", "CONFIDENTIAL"]);
    await page.getByRole("button", { name: "Verify all" }).click();
    await page.getByRole("heading", { name: "Verified" }).nth(1).waitFor();
    expect(await page.locator("body").innerText()).not.toMatch(/SECRET|[Mm]aster tree/);
    const told: string[] = [];
    for (const id of ["doc-1983-01-clark-memorandum", "doc-1983-01-clark-memorandun"]) {
      await page.goto(`${dossier}/receipts/${id}?${january}`);
      await page.getByRole("alert").waitFor();
      told.push(await page.locator("main").innerText());
    }
    expect(told[0]).toBe(told[1]);
  }));

test("by the keyboard alone one goes to the journal, verifies a tree and stops", () =>
  journey(custodian, async (page) => {
    await page.goto(`${dossier}/desk?${january}`);
    await page.getByRole("heading", { name: "Hold" }).waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("j");
    await page.getByRole("button", { name: "Verify all" }).waitFor();
    const focused = () => page.evaluate("document.activeElement?.textContent ?? ''");
    const tabTo = async (text: string) => {
      for (let tabs = 0; tabs < 60 && (await focused()) !== text; tabs++) {
        await page.keyboard.press("Tab");
      }
      expect(await focused()).toBe(text);
    };
    await tabTo("Verify CONFIDENTIAL");
    await page.keyboard.press("Enter");
    await treeOf(page, "CONFIDENTIAL").getByRole("heading", { name: "Verified" }).waitFor();
    // Leaves that never come, until the reader has had enough of it.
    await page.route("**/journal/leaves?*", () => undefined);
    await tabTo("Verify SECRET");
    await page.keyboard.press("Enter");
    await expect.poll(focused).toBe("Stop verifying SECRET");
    expect(await treeOf(page, "SECRET").locator("progress").count()).toBe(1);
    await page.keyboard.press("Enter");
    await treeOf(page, "SECRET").getByRole("heading", { name: "Stopped" }).waitFor();
  }));
