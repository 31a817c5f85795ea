/**
 * A Chancery in a process of its own, to be killed: opens the data folder named on its command
 * line, says `open` or what was wrong, and stays until it is told `close`.
 */
import { openEmbedded } from "../src/store/embedded.ts";
import { exitCodeOf, sentenceOf } from "../src/store/problem.ts";

async function main(folder: string): Promise<void> {
  const opened = await openEmbedded({ folder });
  if (!opened.ok) {
    process.stdout.write(`${sentenceOf(opened.problem)}\n`);
    process.exitCode = exitCodeOf(opened.problem);
    return;
  }
  process.stdout.write("open\n");
  process.stdin.once("data", () => {
    process.stdin.destroy();
    void opened.value.close();
  });
}

await main(process.argv[2] ?? "");
