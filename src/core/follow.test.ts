import { describe, expect, test } from "vitest";
import {
  aConcession,
  aContact,
  aMove,
  anEntry,
  aRecord,
  aSetup,
  aStanding,
  aWithdrawal,
  who,
} from "../../test/build.ts";
import { allOf } from "./book.ts";
import { standingOf } from "./channel.ts";
import type { Entry } from "./entry.ts";

const correction = (of: string, id: string, recorded = "1991-04-01") =>
  aContact(id, { recorded, supersedes: { entry: of, reason: "a slip" } });
const standing = (knownOn: string | undefined, ...entries: readonly Entry[]) => {
  const setup = aSetup({ record: aRecord(...entries), ...(knownOn && { knownOn }) });
  const [move] = allOf(setup.book, "move");
  return move && standingOf(move, setup).standing;
};

describe("what came by a contact came by its correction", () => {
  const talk = aContact("talk");
  const offer = aMove("offer", { via: "talk" });

  test("once and again", () => {
    expect(standing(undefined, talk, offer)).toBe("through channel");
    expect(standing(undefined, talk, offer, correction("talk", "talk-2"))).toBe("through channel");
    const twice = [correction("talk", "talk-2"), correction("talk-2", "talk-3", "1991-04-02")];
    expect(standing(undefined, talk, offer, ...twice)).toBe("through channel");
  });

  test("and by none once the contact was taken back", () => {
    expect(standing(undefined, talk, offer, aWithdrawal("talk", "1991-04-01"))).toBe("outside");
    const gone = [correction("talk", "talk-2"), aWithdrawal("talk-2", "1991-04-02")];
    expect(standing(undefined, talk, offer, ...gone)).toBe("outside");
  });

  test("as known before the correction it is as it was", () => {
    const elsewhere = aContact("talk-2", {
      theirs: ["pavel"],
      recorded: "1991-04-01",
      supersedes: { entry: "talk", reason: "it was their clerk" },
    });
    expect(standing("1991-03-20", talk, offer, elsewhere)).toBe("through channel");
    expect(standing("1991-04-20", talk, offer, elsewhere)).toBe("outside");
  });
});

test("what was said, waived and disowned of a contact stays with its correction", () => {
  const { book } = aSetup({
    record: aRecord(
      aContact("talk"),
      anEntry("statement", "words", { by: who("marek"), to: who("ines"), at: "talk", text: "No." }),
      anEntry("waiver", "leave", { by: who("ines"), of: "talk", scope: "it", reason: "so" }),
      aStanding("not-ours", "talk", "disowned"),
      anEntry("ruling", "frozen", {
        contact: "talk",
        policy: "p",
        policyVersion: "1",
        asOf: "1991-03-01",
        knownOn: "1991-03-01T00:00:00Z",
        word: "in order",
        records: ["talk"],
      }),
      correction("talk", "talk-2"),
    ),
  });
  expect(allOf(book, "statement").map(({ at }) => at)).toEqual(["talk-2"]);
  expect(allOf(book, "waiver").map(({ of }) => of)).toEqual(["talk-2"]);
  expect([...book.standingNotes.keys()]).toEqual(["talk-2"]);
  expect(allOf(book, "ruling").map(({ contact, records }) => [contact, ...records])).toEqual([
    ["talk", "talk"],
  ]);
});

test("a judgment of a move is of its words: a correction has to be judged again", () => {
  const [contact, move, assessment, determination] = aConcession("c") as readonly Entry[];
  const again = aMove("again", {
    via: "c.contact",
    recorded: "1991-04-01",
    supersedes: { entry: "c.move", reason: "misheard" },
  });
  const record = aRecord([contact, move, assessment, determination, again] as readonly Entry[]);
  const { book } = aSetup({ record });
  expect([...book.assessmentsOf.keys(), ...book.concessionFindings.keys()]).toEqual([
    "c.move",
    "c.move",
  ]);
});
