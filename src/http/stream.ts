/**
 * Server-sent events (WHATWG HTML, section 9.2): a stream that ends when its reader goes.
 */
export type Sender = {
  readonly send: (event: string, data: unknown, id?: string) => void;
  readonly close: () => void;
};

export const eventStream = "text/event-stream";

/** A stream that `work` writes to; what `work` gives is done when the reader goes or it is closed. */
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
        if (open) controller.close();
        open = false;
      };
      const send: Sender["send"] = (event, data, id) => {
        if (!open) return;
        const head = id === undefined ? "" : `id: ${id}\n`;
        const text = `${head}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
        controller.enqueue(new TextEncoder().encode(text));
      };
      work({ send, close }, gone)
        .catch(() => send("failed", {}))
        .finally(close);
    },
    cancel: () => left.abort(),
  });
}
