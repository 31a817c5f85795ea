/**
 * What a verification found, as a sentence for the person who asked for it.
 */
import type { Cause, Flaw, TreeCause } from "./audited-tree.ts";
import type { CheckpointProblem } from "./checkpoint.ts";
import { wordNoteProblem } from "./note.ts";
import type { VerifyProblem } from "./verify.ts";

export function wordVerifyProblem(problem: VerifyProblem): string {
  if (problem.kind === "unusable-checkpoint") {
    return `the checkpoint kept elsewhere cannot be used: ${wordCheckpointProblem(problem.problem)}`;
  }
  const { tree, first, last, cause } = problem;
  const place = first === last ? `${first}` : `${first}, or one up to ${last}`;
  const where = tree === undefined ? "" : ` of \`${tree}\``;
  return `first bad index ${place}${where}: ${wordCause(cause)}`;
}

export function wordCheckpointProblem(problem: CheckpointProblem): string {
  if (problem.kind !== "out-of-span") return wordNoteProblem(problem);
  const { key, checkpoint } = problem;
  return `\`${key}\` was not in use for \`${checkpoint.origin}\` at size ${checkpoint.size}`;
}

const flaws: Readonly<Record<Flaw, string>> = {
  "wrong-index": "its index is not its place in the master tree",
  "wrong-position": "its position is not its place in the tree of its mark",
  "other-dossier": "its leaf is of another dossier",
  "payload-differs": "its payload and salt are not those that its leaf commits to",
  "payload-disagrees": "its payload says of itself what its leaf does not",
  "trees-unsorted": "the trees do not follow each other in the order of their marks",
  "payload-missing": "its payload is missing, and no later entry excises it",
  "payload-kept": "it excises a payload that is still there",
  "stray-checkpoint": "the checkpoint after it is of no tree here, or of another size",
};

function wordCause(cause: Cause): string {
  switch (cause.kind) {
    case "flaw":
      return flaws[cause.flaw];
    case "garbled":
      return `line ${cause.line} cannot be read: ${cause.why}`;
    case "root-differs":
    case "bad-checkpoint":
    case "unvouched":
    case "fork":
    case "cut-short":
    case "tree-missing":
      return wordTreeCause(cause);
  }
}

function wordTreeCause(cause: TreeCause): string {
  const tree = `\`${cause.origin}\``;
  switch (cause.kind) {
    case "root-differs":
      return `the leaves are not those of ${tree} as it was signed at size ${cause.size}`;
    case "bad-checkpoint":
      return `a checkpoint of ${tree} is false: ${wordCheckpointProblem(cause.problem)}`;
    case "unvouched": {
      const why = cause.problem === undefined ? "" : ` (${wordCheckpointProblem(cause.problem)})`;
      return `no good checkpoint covers the end of ${tree}${why}`;
    }
    case "fork":
      return `two different trees of ${tree} were signed at size ${cause.size}`;
    case "cut-short":
      return `${tree} ends here, but a checkpoint kept elsewhere has it at size ${cause.size}`;
    case "tree-missing":
      return `${tree} is missing, and a checkpoint of it was kept elsewhere`;
  }
}
