/**
 * Coming in by a one-time link that was used, replaced, raced for or begun by somebody else.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  comingBack,
  goingTo,
  signingInAt,
  throughProvider,
  whoIsIn,
} from "../going-to-provider.ts";
import { aBrowser } from "../served.ts";
import {
  type Attacked,
  aServerUnderAttack,
  done,
  enrolledBy,
  linkFrom,
  password,
} from "./signing-in-server.ts";

let attacked: Attacked;
const anew = () => aBrowser(attacked);

beforeAll(async () => {
  attacked = await aServerUnderAttack();
}, 120_000);
afterAll(() => attacked?.stop(), 60_000);

/** What every door says to a link. */
const tryAll = async (link: unknown) => {
  const chosen = { link, password, code: "000000" };
  return [
    (await anew().ask("POST", "/api/enrolment", { link })).status,
    (await anew().ask("POST", "/api/enrolment/password", chosen)).status,
    (await anew().ask("POST", "/api/providers/honest/sign-in", { link })).status,
  ];
};

describe("a one-time link", () => {
  test("that was used, by either way, opens nothing again", async () => {
    const { chief, honest } = attacked;
    const byPassword = await linkFrom(chief, "once");
    await enrolledBy(attacked, byPassword);
    expect(await tryAll(byPassword)).toEqual([404, 404, 404]);
    const byProvider = await linkFrom(chief, "twice");
    honest.be("sub-of-twice");
    expect(await signingInAt(anew(), "honest", { link: byProvider })).toBe("in");
    expect(await tryAll(byProvider)).toEqual([404, 404, 404]);
  });

  test("that was replaced, or whose account is disabled, opens nothing", async () => {
    const { chief } = attacked;
    const old = await linkFrom(chief, "replaced");
    const link = await linkFrom(chief, "replaced");
    expect(await tryAll(old)).toEqual([404, 404, 404]);
    await done(chief.ask("POST", "/api/accounts/replaced/disable"));
    expect(await tryAll(link)).toEqual([404, 404, 404]);
    await done(chief.ask("POST", "/api/accounts/replaced/enable"));
    expect(await tryAll(link)).toEqual([404, 404, 404]);
  });

  test("is used by one of ten who use it at once, five by each way", async () => {
    const { chief, honest } = attacked;
    const link = await linkFrom(chief, "raced");
    honest.be("sub-of-raced");
    const browsers = Array.from({ length: 5 }, anew);
    const backs = await Promise.all(
      browsers.map(async (each) => throughProvider(await goingTo(each, "honest", { link }))),
    );
    const ways = [
      ...backs.map((back, at) => comingBack(browsers[at] ?? anew(), back)),
      ...backs.map(() =>
        enrolledBy(attacked, link).then(
          () => "in",
          () => "out",
        ),
      ),
    ];
    const said = await Promise.all(ways);
    expect(said.filter((each) => each === "in")).toHaveLength(1);
  });
});

describe("a one-time link of another", () => {
  test("under way in one browser is not finished in another", async () => {
    const { chief, honest } = attacked;
    const [owner, thief] = [anew(), anew()];
    honest.be("sub-of-thief");
    const link = await linkFrom(chief, "owner");
    const back = await throughProvider(await goingTo(owner, "honest", { link }));
    expect(await comingBack(thief, back)).toBe("elsewhere");
    expect(await whoIsIn(thief)).toBeUndefined();
  });

  test("is not guessed, nor anything like it", async () => {
    const link = await linkFrom(attacked.chief, "guessed");
    for (const wrong of [
      "",
      "A".repeat(43),
      link.slice(0, -1),
      `${link} `,
      link.toUpperCase(),
      "%",
    ]) {
      expect(await tryAll(wrong), wrong).toEqual([404, 404, 404]);
    }
    for (const wrong of [null, 1, [link], { $ne: "" }]) {
      expect(await tryAll(wrong), JSON.stringify(wrong)).toEqual([400, 400, 400]);
    }
    expect((await anew().ask("POST", "/api/enrolment", { link })).status).toBe(200);
  });
});
