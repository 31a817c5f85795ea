/**
 * Streams of events in a pair of stores: opened before anything comes in, heard to the end.
 */
import { operations } from "../../src/http/operations.ts";
import type { Line } from "./pair-asking.ts";
import type { PlainHouse } from "./plain-house.ts";

export type Listening = {
  /** What was heard until now; the stream ends by it. */
  readonly heard: () => Promise<Line>;
  readonly stop: () => void;
};

/** Opens each stream and waits for its first word, so that all of them begin at the same state. */
export function openStreams(house: PlainHouse, dossier: string): Promise<readonly Listening[]> {
  const streaming = operations.filter(
    ({ answer, method }) => answer === "text/event-stream" && method === "get",
  );
  return Promise.all(streaming.map(({ path }) => listen(house, { dossier, path })));
}

async function listen(
  house: PlainHouse,
  { dossier, path }: { readonly dossier: string; readonly path: string },
): Promise<Listening> {
  const gone = new AbortController();
  const address = `/api/dossiers/${dossier}${path}`;
  const response = await house.ask("low", address, { signal: gone.signal });
  const parts = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const first = (await parts?.read())?.value ?? "";
  const rest = readAll(parts);
  const stop = () => gone.abort();
  return {
    stop,
    heard: async () => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      stop();
      return [`GET ${path}`, framesOf(first + (await rest))];
    },
  };
}

/** To the end, whatever ends it. */
async function readAll(parts: ReadableStreamDefaultReader<string> | undefined): Promise<string> {
  let text = "";
  try {
    for (let part = await parts?.read(); part?.done === false; part = await parts?.read()) {
      text += part.value;
    }
  } catch (error) {
    text += `event: broken\ndata: ${String(error)}\n\n`;
  }
  return text;
}

type Growth = { readonly entries: readonly unknown[] };

/**
 * All frames as if they had come in one: how much falls into each is a matter of time. But a frame
 * that tells of nothing is told, and so is any that is no growth.
 */
function framesOf(text: string): string {
  const frames = text.split("\n\n").filter((frame) => frame !== "" && !frame.startsWith(":"));
  const grown = frames.flatMap((frame): Growth[] => {
    const data = /^event: growth\ndata: (.*)$/m.exec(frame)?.[1];
    return data === undefined ? [] : [JSON.parse(data)];
  });
  const others = frames.filter((frame) => !/^event: (?:growth|ready)$/m.test(frame));
  const last = frames.at(-1)?.replace(/"entries":\[.*\]/, '"entries":[]') ?? "";
  const empty = grown.filter(({ entries }) => entries.length === 0).length;
  const told = JSON.stringify(grown.flatMap(({ entries }) => entries));
  return [last, told, `${empty} tell of nothing`, ...others].join("\n");
}
