/**
 * Server-sent events (WHATWG HTML, section 9.2): a stream that ends when its reader goes.
 */
export type Sender = {
  readonly send: (event: string, data: unknown, id?: string) => void;
  /** Says nothing, so that the line stays open. */
  readonly note: () => void;
};

export const eventStream = "text/event-stream";

/** A stream that `work` writes to; what `work` gives is done when the reader goes or the work is done. */
export function streamOf(
  signal: AbortSignal,
  work: (sender: Sender, gone: AbortSignal) => Promise<void>,
): ReadableStream {
  const left = new AbortController();
  const gone = AbortSignal.any([signal, left.signal]);
  return new ReadableStream({
    start: (controller) => {
      let open = true;
      const close = () => {
        if (open && !left.signal.aborted) controller.close();
        open = false;
      };
      const write = (text: string) => {
        if (open && !left.signal.aborted) controller.enqueue(new TextEncoder().encode(text));
      };
      const send: Sender["send"] = (event, data, id) => {
        const head = id === undefined ? "" : `id: ${id}\n`;
        write(`${head}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      };
      work({ send, note: () => write(": still here\n\n") }, gone)
        .catch(() => send("failed", {}))
        .finally(close);
    },
    cancel: () => left.abort(),
  });
}
