import fc from "fast-check";
import { expect, test } from "vitest";
import { day, dayOf, moved, scaled, ticksOf, timeOf } from "./timeline-span.ts";

const year = { from: timeOf("1982-01-01"), to: timeOf("1982-12-31") };

test("a year is told by quarters, a decade by years, a fortnight by days", () => {
  expect(ticksOf(year).map(({ text }) => text)).toEqual(["1982", "Apr", "Jul", "Oct"]);
  const decade = ticksOf({ from: timeOf("1975-03-01"), to: timeOf("1984-12-31") });
  expect(decade.map(({ text }) => text)[0]).toBe("1976");
  expect(decade.every(({ major }) => major)).toBe(true);
  const fortnight = ticksOf({ from: timeOf("1982-02-20"), to: timeOf("1982-03-05") });
  expect(fortnight.map(({ text }) => text)).toContain("1 Mar");
});

const span = fc
  .tuple(fc.integer({ min: -20_000, max: 20_000 }), fc.integer({ min: 8, max: 30_000 }))
  .map(([from, days]) => ({ from: from * day, to: (from + days) * day }));

test("whatever the span, its ticks stand within it, in order, and there are few of them", () => {
  fc.assert(
    fc.property(span, (any) => {
      const places = ticksOf(any).map(({ at }) => at);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(places.every((at) => at >= 0 && at <= 1)).toBe(true);
      expect(places.length).toBeLessThan(32);
    }),
  );
});

test("what is under the pointer stays under it when one looks closer", () => {
  fc.assert(
    fc.property(span, fc.double({ min: 0, max: 1, noNaN: true }), (any, about) => {
      const near = scaled(any, 0.8, about);
      const under = (of: typeof any) => of.from + (of.to - of.from) * about;
      expect(Math.abs(under(near) - under(any))).toBeLessThan(1000);
      expect(near.to - near.from).toBeGreaterThanOrEqual(7 * day - 1);
    }),
  );
});

test("later and as much earlier is the same span", () => {
  const back = moved(moved(year, 0.5), -0.5);
  expect([dayOf(back.from), dayOf(back.to)]).toEqual(["1982-01-01", "1982-12-31"]);
});
