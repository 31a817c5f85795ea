/**
 * A word of judgment as it stands everywhere: glyph, word, colour; never colour alone.
 */
import type { ReactNode } from "react";
import type { AnswerOutput } from "../../codec/output.ts";

type Disposition = AnswerOutput["asks"][number]["disposition"];
export type Tone = "ok" | "pre" | "no" | "und" | "out";

const tones: Readonly<Record<Disposition, Tone>> = {
  concur: "ok",
  "concur with comment": "ok",
  question: "und",
  "do not concur": "no",
  "in order": "ok",
  "in order with conditions": "ok",
  premature: "pre",
  "not in order": "no",
  "outside policy": "out",
  "not determinable on this record": "und",
};

export function toneOf(word: Disposition): Tone {
  return tones[word];
}

export function Verdict({ word }: { readonly word: Disposition }) {
  return <Toned tone={tones[word]}>{capital(word)}</Toned>;
}

const gateTones = { open: "ok", shut: "pre", undecided: "und" } as const;

export function GateWord({ state }: { readonly state: "open" | "shut" | "undecided" }) {
  return <Toned tone={gateTones[state]}>{capital(state)}</Toned>;
}

const metTones = { yes: "ok", no: "out", undecided: "und" } as const;
const metWords = { yes: "Met", no: "Not met", undecided: "Undecided" } as const;

export function MetWord({ met }: { readonly met: "yes" | "no" | "undecided" }) {
  return <Toned tone={metTones[met]}>{metWords[met]}</Toned>;
}

type TonedProps = { readonly tone: Tone; readonly children: ReactNode };

export function Toned({ tone, children }: TonedProps) {
  return (
    <span className={`v ${tone}`}>
      <Glyph tone={tone} />
      {children}
    </span>
  );
}

export function Glyph({ tone }: { readonly tone: Tone }) {
  return (
    <svg viewBox="0 0 14 14" aria-hidden="true" fill="none" stroke="currentColor">
      <circle
        cx="7"
        cy="7"
        r="6"
        strokeWidth="1.6"
        strokeDasharray={tone === "und" ? "2.4 2" : undefined}
      />
      {tone === "ok" && <path d="M4.2 7.2 6.2 9.2 9.9 5" strokeWidth="1.7" />}
      {tone === "pre" && <path d="M7 3.6V7l2.4 1.5" strokeWidth="1.7" />}
      {tone === "no" && <path d="M3.6 7h6.8" strokeWidth="2" />}
      {tone === "und" && <circle cx="7" cy="7" r="1.4" fill="currentColor" stroke="none" />}
    </svg>
  );
}

export function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** The server quotes ids as code; on screen and on paper they stand as they are. */
export function plain(text: string): string {
  return text.replaceAll("`", "");
}

/** The server's words as a sentence; one that begins with an id keeps it as it is written. */
export function sentence(text: string): string {
  const begun = text.startsWith("`") ? plain(text) : capital(plain(text));
  return /[.?!]$/.test(begun) ? begun : `${begun}.`;
}
