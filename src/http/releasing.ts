/**
 * Releases: to propose that a ruling be told under a lower mark, and to confirm what somebody
 * else proposed.
 */
import { z } from "zod";
import { mark, text } from "../codec/fields.ts";
import { enteredOutput } from "../codec/output-api-record.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { words } from "../core/verdict.ts";
import type { Decided } from "../service/entering.ts";
import { confirmRelease, type NotReleased, proposeRelease } from "../service/releasing.ts";
import { deskFor, deskQuery } from "./desk.ts";
import { enterOnceToAKey, notDecided } from "./entering.ts";
import { operation } from "./operation.ts";
import { badFields, nothingThere, notYours, ofDesk, type Problem } from "./problem.ts";
import { ruleFor, rulingBody } from "./questions.ts";

const tag = "Releases";
const headers = ["Idempotency-Key", "If-Match"];

const body = z.strictObject({
  ask: rulingBody.describe("What the ruling is asked on, as for `rulings`"),
  under: mark.describe("The mark under which it is to be told; below the mark of the ruling"),
  word: z.enum(words).optional().describe("What is told; the ruling's own word without it"),
  text: text.describe("What those below are told, in words"),
  reason: text.describe("Why; those below do not read it"),
});

export const releaseOperations = [
  operation({
    method: "post",
    path: "/releases",
    tag,
    summary: "Propose that a ruling be told under a lower mark",
    act: "release",
    query: z.strictObject(deskQuery),
    headers,
    body,
    status: 201,
    answer: enteredOutput,
    run: async (asked) => {
      const { ask, ...telling } = asked.body;
      return enterOnceToAKey(asked, [asked.body, asked.query], (asking, dossier) => {
        const desk = deskFor({ ...asked, dossier });
        if (!desk.ok) return desk;
        const ruled = ruleFor(ask, desk.value);
        if (!ruled.ok) return fail(ofDesk(ruled.problem));
        return orProblem(proposeRelease(ruled.value.ruling, telling, { asking, dossier }));
      });
    },
  }),
  operation({
    method: "post",
    path: "/releases/{id}/confirmation",
    tag,
    summary: "Confirm a release that somebody else proposed: it is told under its lower mark",
    act: "release",
    headers,
    body: z.strictObject({}),
    status: 201,
    answer: enteredOutput,
    run: async (asked) => {
      const { id } = asked.params;
      return enterOnceToAKey(asked, [{ confirms: id }], (asking, dossier) => {
        const release = dossier.entries.find((one) => one.id === id);
        if (release?.kind !== "release") return fail(nothingThere);
        return orProblem(confirmRelease(release, { asking, dossier }));
      });
    },
  }),
];

function orProblem(decided: Result<Decided, NotReleased>): Result<Decided, Problem> {
  return decided.ok ? ok(decided.value) : fail(problemOf(decided.problem));
}

function problemOf(problem: NotReleased): Problem {
  switch (problem.kind) {
    case "not below": {
      const message = `is not below \`${problem.mark}\`, the mark of the ruling, so that nothing would be released`;
      return badFields([{ path: ["under"], message, about: "value" }]);
    }
    case "confirmed alone":
      return {
        ...notYours,
        title: "Who proposes a release does not confirm it: somebody else has to",
      };
    case "duty":
      return notDecided(problem);
    case "fields": {
      // They lie in the entries that are made of it, of which the asker wrote none.
      const said = problem.problems.map(({ message }) => message);
      return {
        status: 422,
        kind: "not-released",
        title: `It cannot be released: ${said.join("; ")}`,
      };
    }
  }
}
