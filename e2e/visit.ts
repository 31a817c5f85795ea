/**
 * A visit to the app: a page in a fresh browser context, signed in, that notes whatever it should
 * not do: break the content security policy, ask another host, or fail in a script.
 */
import type { Browser, Page } from "playwright-core";

export type Look = {
  readonly width?: number;
  readonly scheme?: "light" | "dark";
  readonly motion?: "reduce" | "no-preference";
};

export type Visit = {
  readonly page: Page;
  /** What went wrong so far; an end-to-end test ends by finding it empty. */
  readonly faults: readonly string[];
  readonly close: () => Promise<void>;
};

export async function visit(
  browser: Browser,
  address: string,
  { width = 1440, scheme = "light", motion = "reduce" }: Look = {},
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width, height: width < 760 ? 844 : 900 },
    colorScheme: scheme,
    reducedMotion: motion,
    hasTouch: width < 760,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("console", (message) => {
    if (/Content.Security.Policy|TrustedHTML/i.test(message.text())) faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith("data:")) {
      faults.push(`asked ${request.url()}`);
    }
  });
  await page.addInitScript(
    "addEventListener('securitypolicyviolation', (e) => console.error('Content Security Policy: ' + e.violatedDirective + ' ' + e.blockedURI))",
  );
  return { page, faults, close: () => context.close() };
}

export async function signIn(page: Page, account: string): Promise<void> {
  await page.goto("/");
  await page.getByRole("button", { name: account, exact: true }).click();
  await page.getByRole("navigation", { name: "Where you are" }).waitFor();
}
