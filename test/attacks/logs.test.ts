/**
 * The log of the built server: people sign in, enter, ask, search, fail and are refused, and nothing
 * of what they sent or were told is in anything that the server wrote.
 */
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { authenticator } from "../enrol.ts";
import { aBrowser, type Browser } from "../served.ts";
import { attacked, chief, enterAs, ours, policy, said, told, visitAs } from "./attacked.ts";
import { password } from "./server.ts";

const secrets = new Set<string>([password, attacked.chief]);

function keep(text: string | undefined): string {
  if (text !== undefined) secrets.add(text);
  return text ?? "";
}

async function signInOut(): Promise<void> {
  // An account by a link, a password and a code; then a wrong password, and one typed as an account.
  const added = await told(
    chief().ask("POST", "/api/accounts", { account: "logged", name: "Logged Name" }),
  );
  const link = keep(added.body.link);
  const browser = aBrowser(attacked);
  const opened = await told(browser.ask("POST", "/api/enrolment", { link }));
  keep(opened.body.secondFactor.secret);
  const code = authenticator(opened.body.secondFactor.address);
  const chosen = { link, password, code: keep(code(-1)) };
  expect((await told(browser.ask("POST", "/api/enrolment/password", chosen))).status).toBe(200);
  keep(browser.cookies.get("chancery"));
  const again = aBrowser(attacked);
  const signIn = { account: "logged", password, code: keep(code(0)) };
  await told(
    again.ask("POST", "/api/session", { ...signIn, password: keep("wrong horse battery 7") }),
  );
  await told(
    again.ask("POST", "/api/session", { ...signIn, account: keep("my-password-by-mistake") }),
  );
  expect((await told(again.ask("POST", "/api/session", signIn))).status).toBe(200);
  keep(again.cookies.get("chancery"));
}

async function useTokens(desk: Browser): Promise<void> {
  const wanted = { title: keep("Title of a token"), days: 1, scope: "all", ceiling: "C" };
  const token = keep((await told(desk.ask("POST", "/api/tokens", wanted))).body.token);
  for (const given of [token, `${token}x`]) {
    await told(
      aBrowser(attacked).ask("GET", ours, undefined, { authorization: `Bearer ${given}` }),
    );
  }
}

/** What is entered, looked for, asked about and refused. */
async function work(desk: Browser): Promise<void> {
  const key = keep("an-idempotency-key-of-mine");
  const text = keep("Quetzalcoatl was in the room.");
  const entered = await enterAs(desk, [{ kind: "event", event: "note", text, mark: "S" }], {
    "idempotency-key": key,
  });
  const id = keep(entered.body.entries[0].id);
  await told(desk.ask("GET", `${ours}/search?q=${keep("Quetzalcoatl")}`));
  await told(desk.ask("GET", `${ours}/entries/${id}`));
  await told(desk.ask("GET", `${ours}/entries/${keep("nothing-by-this-name")}`));
  await told(desk.ask("GET", `${ours}/contacts?person=${keep("somebody-asked-for")}`));
  await told(desk.ask("GET", `${ours}?${keep("strange-parameter")}=1`));
  await told(desk.ask("GET", `/api/dossiers/${keep("dossier-nobody-has")}`));
  await told(desk.ask("GET", `/d/${keep("page-nobody-has")}`));
  await enterAs(desk, [{ kind: keep("kind-nobody-has"), mark: keep("mark-nobody-has") }]);
  const wish = { ours: ["shultz"], theirs: [keep("name-nobody-has")] };
  await told(desk.ask("POST", `${ours}/rulings?${policy}`, wish));
  await told(desk.ask("POST", `${ours}/intake`, { text: keep("Pasted Popocatepetl text.") }));
  await told(desk.ask("POST", `${ours}/policies/draft`, { text: keep("drafted: Iztaccihuatl") }));
  await told(
    desk.ask("POST", `${ours}/entries`, undefined, { "content-type": keep("text/odd-type") }),
  );
  await told(desk.ask("GET", ours, undefined, { "user-agent": keep("odd agent\tof mine") }));
  await told(
    desk.ask("GET", ours, undefined, { referer: `https://${keep("odd-referer.invalid")}/` }),
  );
}

test("no secret and no content is in what the server writes", async () => {
  const before = said().length;
  await signInOut();
  const desk = await visitAs("desk");
  keep(desk.cookies.get("chancery"));
  await useTokens(desk);
  await work(desk);
  await pause(200);
  const written = said();
  expect(written.slice(before)).toContain('"event":"request"');
  for (const secret of secrets) expect(written.includes(secret), secret).toBe(false);
  const log = written.split("\n").filter((line) => line.startsWith("{"));
  expect(log.join("\n")).not.toMatch(
    /Shultz|Dobrynin|afghanistan|clark-1983|argon2|Bearer|chy_|otpauth/i,
  );
});

test("every line of it is one object of JSON, and says who, what and how it went", () => {
  const lines = said()
    .split("\n")
    .filter((line) => line.startsWith("{"));
  expect(lines.length).toBeGreaterThan(20);
  for (const line of lines) {
    const read = JSON.parse(line) as Record<string, unknown>;
    expect(read.at).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(Object.values(read).every((value) => ["string", "number"].includes(typeof value))).toBe(
      true,
    );
  }
  const events = new Set(lines.map((line) => (JSON.parse(line) as { event: string }).event));
  for (const event of ["request", "signed in", "sign-in refused", "access changed", "token made"]) {
    expect(events).toContain(event);
  }
});

test.each([
  'a\r\n{"event":"forged"}',
  "a\u2028b",
  "a\u001b[2Jb",
  "a\u0000b",
  '{"msg":"x"}\n{"event":"forged"}',
  "\u202eabc",
])("no line is forged by %j", async (text) => {
  await told(
    aBrowser(attacked).ask("POST", "/api/session", { account: text, password: text, code: text }),
  );
  await told(aBrowser(attacked).ask("GET", `/api/${encodeURIComponent(text)}`));
  await told(chief().ask("POST", `/api/accounts/${encodeURIComponent(text)}/disable`));
  await pause(100);
  expect(said()).not.toContain('"event":"forged"');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a log may not hold
  expect(said()).not.toMatch(/[\u0000\u001b\u2028\u202e]/);
});
