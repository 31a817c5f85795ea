import { expect, test } from "vitest";
import { setUpOn, shippedPast, shippedPolicy } from "../../test/shipped.ts";
import { backtest, backtesting } from "../lab/backtest.ts";
import { checkingProperties, checkProperties } from "../lab/properties.ts";
import type { Progress } from "../lab/steps-of-work.ts";
import { runInTurns, runTelling } from "./long-work.ts";

const past = shippedPast();
const policy = shippedPolicy("clark-1983-per-issue");
const setup = () => setUpOn(past, policy, "1983-01-31");

test("work in turns comes to what it comes to at once, and says how far it is", async () => {
  const heard: Progress[] = [];
  const ended = await runInTurns(backtesting(past, policy), {
    progress: (progress) => heard.push(progress),
  });
  expect(ended).toEqual({ kind: "done", value: backtest(past, policy) });
  expect(heard.length).toBeGreaterThan(80);
  expect(heard.every(({ done, total }) => done >= 0 && done < total)).toBe(true);
  expect(heard.map(({ done }) => done)).toEqual(heard.map((_, at) => at));
});

test("a check in turns says each search that it begins, and finds what a check at once finds", async () => {
  const heard: Progress[] = [];
  const ended = await runInTurns(checkingProperties(setup()), {
    progress: (progress) => heard.push(progress),
  });
  expect(ended).toEqual({ kind: "done", value: checkProperties(setup()) });
  const whats = new Set(heard.map(({ what }) => what));
  expect([...whats]).toEqual(
    expect.arrayContaining([
      "trying its properties on every state that can be reached",
      "trying what talks alone can bring",
      expect.stringMatching(/^trying what the Secretary of State \(Shultz\) can open alone/u),
    ]),
  );
  expect(heard.every(({ done, total }) => done <= total)).toBe(true);
});

test("work that is stopped ends before its next step, and others were let in between", async () => {
  const stop = new AbortController();
  let others = 0;
  const turn = setInterval(() => others++, 0);
  let steps = 0;
  const ended = await runInTurns(checkingProperties(setup()), {
    stop: stop.signal,
    progress: () => {
      steps++;
      if (steps === 5) stop.abort();
    },
  });
  clearInterval(turn);
  expect(ended).toEqual({ kind: "stopped" });
  expect(steps).toBe(5);
  expect(others).toBeGreaterThan(0);
});

test("told in words, each part of the work is told once", () => {
  const told: string[] = [];
  runTelling(backtesting(past, policy), (words) => told.push(words));
  expect(told).toEqual(["ruling every contact of the record under `clark-1983-per-issue`"]);
});
