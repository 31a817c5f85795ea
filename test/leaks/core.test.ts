import { expect, test } from "vitest";
import { runs } from "../any-harbour.ts";
import { tryHistories } from "./core-histories.ts";

/** More of them: set CHANCERY_RECORDS. */
test("whoever may read part of a history is told the same whether or not the rest happened", () => {
  expect(tryHistories(runs(2000))).toBeUndefined();
}, 600_000);
