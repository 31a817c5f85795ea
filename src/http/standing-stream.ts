/**
 * A stream that ends when the standing of whoever reads it does.
 *
 * Whoever was signed out, disabled or cleared anew since a stream was opened gets no more of it:
 * it is asked twice a second who asks now, and what they hold. A browser then opens it again, and
 * gets what it may read now, or is told to sign in.
 */

export type Watch = {
  /** Whether the reader is still who they were, and holds what they held. */
  readonly stands: () => Promise<boolean>;
  /** Aborted where the stream is to end, whatever the reader: the server is going down. */
  readonly closing: AbortSignal | undefined;
  /** Tells whoever makes the stream that it has ended. */
  readonly end: AbortController;
};

const everyMillis = 500;

export function whileStanding(stream: ReadableStream, watch: Watch): ReadableStream {
  const reader = stream.getReader();
  const { end, closing } = watch;
  const timer = setInterval(() => {
    // Who cannot be asked about is not let on.
    void watch.stands().then(
      (stands) => stands || end.abort(),
      () => end.abort(),
    );
  }, everyMillis);
  timer.unref();
  const close = () => end.abort();
  if (closing?.aborted) close();
  closing?.addEventListener("abort", close, { once: true });
  const stop = () => {
    clearInterval(timer);
    closing?.removeEventListener("abort", close);
  };
  // A read that waits is answered with the end.
  const release = () => void reader.cancel().catch(() => undefined);
  if (end.signal.aborted) release();
  else end.signal.addEventListener("abort", release, { once: true });
  return new ReadableStream({
    pull: async (controller) => {
      const next = await reader.read();
      if (!next.done && !end.signal.aborted) return controller.enqueue(next.value);
      stop();
      controller.close();
    },
    cancel: () => {
      stop();
      end.abort();
    },
  });
}
