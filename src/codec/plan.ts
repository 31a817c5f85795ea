/**
 * The wire form of a contact somebody thinks of, as it goes out to programs.
 */
import { z } from "zod";
import type { Plan } from "../core/proposal.ts";
import { planSchema } from "./entry-proposal.ts";

export type WirePlan = z.input<typeof planSchema>;

export function encodePlan(plan: Plan): WirePlan {
  return z.encode(planSchema, plan);
}
