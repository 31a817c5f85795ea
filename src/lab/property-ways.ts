/** A way to a state told as a story, with what is then the case. */
import type { Proof } from "./proof.ts";
import { type Reached, wayWithStates } from "./search.ts";
import { type StoryStep, storyOf } from "./story.ts";

export function toldWay(
  reached: Reached,
  { model, names }: Proof,
  last?: string,
): readonly StoryStep[] {
  return storyOf(wayWithStates(reached), { model, names }, last);
}
