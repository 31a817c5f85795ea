/**
 * The draft of a policy as it is being written: its text, and what the server finds of it at every
 * pause. Only the answer to the last text counts; one that is overtaken is given up.
 */
import { useEffect, useState } from "react";
import type { DraftOutput } from "../codec/output-api-policies.ts";
import { ask, type Problem, within } from "./api.ts";
import { useDraft } from "./drafts.ts";
import { usePlace } from "./go.tsx";

/** Milliseconds without another letter before the server is asked. */
const pause = 350;

export type DraftText = {
  readonly text: string;
  readonly isChanged: boolean;
  readonly write: (text: string) => void;
  readonly startAgain: () => void;
};

/** The text begun from a version; as it is written there until something is changed. */
export function useDraftText(from: string, written: string): DraftText {
  const { dossier } = usePlace();
  const [own, setOwn, clear] = useDraft<string | undefined>(`policy ${dossier} ${from}`, undefined);
  return {
    text: own ?? written,
    isChanged: own !== undefined,
    write: (text) => (text === written ? clear() : setOwn(text)),
    startAgain: clear,
  };
}

export type Trying = {
  /** The last that was found; of an earlier text while a new one is being looked at. */
  readonly found: DraftOutput | undefined;
  readonly isBehind: boolean;
  readonly problem: Problem | undefined;
};

export function useTrying(text: string, against: string): Trying {
  const { dossier, view } = usePlace();
  const [trying, setTrying] = useState<Trying>(nothing);
  const { asOf, knownOn } = view;
  useEffect(() => {
    const overtaken = new AbortController();
    setTrying((last) => ({ ...last, isBehind: true }));
    const timer = setTimeout(async () => {
      const dates = { "as-of": asOf, "known-on": knownOn };
      const question = within<DraftOutput>(dossier, "/policies/draft", dates);
      const reply = await ask({ ...question, body: { text, against } }, overtaken.signal);
      if (overtaken.signal.aborted) return;
      setTrying(
        reply.ok
          ? { found: reply.value, isBehind: false, problem: undefined }
          : { found: undefined, isBehind: false, problem: reply.problem },
      );
    }, pause);
    return () => {
      clearTimeout(timer);
      overtaken.abort();
    };
  }, [text, against, dossier, asOf, knownOn]);
  return trying;
}

const nothing: Trying = { found: undefined, isBehind: true, problem: undefined };
