/**
 * Every page there is to look at: its address, who looks, and when it is all there.
 *
 * A new page gets a line here; its pictures and its accessibility checks follow.
 */
import type { Page } from "playwright-core";

export type Screen = {
  readonly name: string;
  readonly path: string;
  /** The button to sign in by; without it, nobody is signed in. */
  readonly as?: string;
  readonly ready: (page: Page) => Promise<void>;
};

const custodian = "Custodian of the policy";
const dossier = "/d/us-soviet-1981-83";
const then = "as-of=1983-01-31&known-on=1983-01-31&policy=clark-1983-per-issue";

export const screens: readonly Screen[] = [
  {
    name: "sign-in",
    path: "/",
    ready: (page) => page.getByRole("button", { name: custodian }).waitFor(),
  },
  {
    name: "desk",
    path: `${dossier}/desk?${then}`,
    as: custodian,
    ready: (page) => page.getByRole("heading", { name: "Hold" }).waitFor(),
  },
  {
    name: "proposals",
    path: `${dossier}/proposals?${then}`,
    as: custodian,
    ready: (page) => page.getByRole("heading", { name: "Without a decision on record" }).waitFor(),
  },
  {
    name: "proposal",
    path: `${dossier}/proposals/p-1983-01-19-shultz-dialogue?${then}`,
    as: custodian,
    ready: titled,
  },
  {
    name: "draft",
    path: `${dossier}/proposals/p-1983-01-19-shultz-dialogue?draft=1&${then}`,
    as: custodian,
    ready: titled,
  },
  {
    name: "record",
    path: `${dossier}/record?${then}`,
    as: custodian,
    ready: (page) => page.getByRole("table", { name: "Contacts" }).waitFor(),
  },
  {
    name: "contact",
    path: `${dossier}/contacts/con-1982-01-26-haig-gromyko?${then}`,
    as: custodian,
    ready: (page) => page.getByRole("heading", { name: "Who was there" }).waitFor(),
  },
  {
    name: "log",
    path: `${dossier}/log?${then}`,
    as: custodian,
    ready: (page) => page.getByRole("heading", { name: "Record a contact" }).waitFor(),
  },
  {
    name: "correct",
    path: `${dossier}/log?correct=con-1982-01-26-haig-gromyko&${then}`,
    as: custodian,
    ready: (page) => page.getByLabel("Why it is corrected").waitFor(),
  },
  {
    name: "approach-form",
    path: `${dossier}/write/approach?${then}`,
    as: custodian,
    ready: (page) => page.getByRole("heading", { name: "Record an approach" }).waitFor(),
  },
  {
    name: "entry",
    path: `${dossier}/entries/mov-1982-01-26-ussr-southern-africa?${then}`,
    as: custodian,
    ready: (page) => page.locator(".entry code").first().waitFor(),
  },
  {
    name: "documents",
    path: `${dossier}/documents?${then}`,
    as: custodian,
    ready: (page) => page.getByRole("link", { name: /Shultz to President Reagan/ }).waitFor(),
  },
  {
    name: "document",
    path: `${dossier}/documents/doc-1983-01-clark-memorandum?as-of=1983-02-28&known-on=1983-02-28&policy=clark-1983-per-issue`,
    as: custodian,
    ready: (page) => page.locator(".paper.read").waitFor(),
  },
  {
    name: "journal",
    path: `${dossier}/journal?${then}`,
    as: "Auditor",
    ready: verified,
  },
  {
    name: "receipt",
    path: `${dossier}/receipts/con-1982-01-26-haig-gromyko?${then}`,
    as: custodian,
    ready: (page) => page.getByRole("heading", { name: "Verified" }).waitFor(),
  },
  {
    name: "access",
    path: `${dossier}/access?${then}`,
    as: "Auditor",
    ready: (page) => page.getByRole("table", { name: "Who reads this dossier" }).waitFor(),
  },
  {
    name: "ask",
    path: `${dossier}/ask?ours=expert&theirs=expert&issue=afghanistan&purpose=negotiate&${then}`,
    as: custodian,
    ready: (page) => page.getByRole("heading", { name: "Premature" }).waitFor(),
  },
  {
    name: "policy",
    path: `${dossier}/policy?${then}`,
    as: custodian,
    ready: (page) => page.locator(".versions > li").first().waitFor(),
  },
  {
    name: "policy-draft",
    path: `${dossier}/policy/draft?show=sentences&${then}`,
    as: custodian,
    ready: (page) => page.getByRole("cell", { name: "independent-link" }).waitFor(),
  },
  {
    name: "policy-check",
    path: `${dossier}/policy/draft?show=check&${then}`,
    as: custodian,
    ready: async (page) => {
      await page.getByRole("button", { name: "Check the draft" }).click();
      await page.getByRole("heading", { name: "Claims" }).waitFor();
    },
  },
  {
    name: "policy-past",
    path: `${dossier}/policy/draft?show=past&${then}`,
    as: custodian,
    ready: async (page) => {
      await page.getByRole("button", { name: "Try it on the past" }).click();
      await page.getByRole("heading", { name: "Coverage" }).waitFor();
    },
  },
  {
    name: "issues",
    path: `${dossier}/issues?${then}`,
    as: custodian,
    ready: (page) => page.getByRole("table", { name: "Issues" }).waitFor(),
  },
  {
    name: "issue",
    path: `${dossier}/issues/grain?as-of=1983-06-30&known-on=1983-06-30&policy=clark-1983-per-issue`,
    as: custodian,
    ready: titled,
  },
  {
    name: "people",
    path: `${dossier}/people?${then}`,
    as: custodian,
    ready: (page) => page.getByRole("table", { name: "People" }).waitFor(),
  },
  {
    name: "person",
    path: `${dossier}/people/sitnikov?${then}`,
    as: custodian,
    ready: (page) => page.getByRole("heading", { name: "Posts" }).waitFor(),
  },
  {
    name: "office",
    path: `${dossier}/offices/us/secretary-of-state?${then}`,
    as: custodian,
    ready: (page) => page.getByRole("heading", { name: "Who held it" }).waitFor(),
  },
  {
    name: "approaches",
    path: `${dossier}/approaches?${then}`,
    as: custodian,
    ready: async (page) => {
      await page.getByRole("table", { name: "Approaches" }).waitFor();
      await page.getByRole("heading", { name: "Reciprocity of access" }).waitFor();
    },
  },
  {
    name: "approach",
    path: `${dossier}/approaches/a-1983-kampelman-kondrashev?as-of=1983-12-31&policy=clark-1983-per-issue`,
    as: custodian,
    ready: (page) => page.getByRole("heading", { name: "What it carried" }).waitFor(),
  },
];

/** Until every tree, the master's too, has been verified. */
async function verified(page: Page): Promise<void> {
  await page.getByRole("heading", { name: "Master tree" }).waitFor();
  await page.getByRole("button", { name: "Verify all" }).click();
  await page.getByRole("heading", { name: "Verified" }).nth(4).waitFor();
}

/** Until the records are called by their titles. */
async function titled(page: Page): Promise<void> {
  await page.locator(".record time").first().waitFor({ state: "attached" });
}
