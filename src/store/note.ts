/**
 * Signed notes (C2SP signed-note): a text and the signatures of keys under it.
 *
 * Nothing in a note is to be believed before `openNote` has found a known key's signature good.
 * Signatures of unknown keys are passed over, so that a witness may add its own; one bad
 * signature of a known key spoils the note.
 */
import { fail, ok, type Result } from "../core/result.ts";
import { parseBase64, type SignerKey, signBytes, type VerifierKey, verifyBytes } from "./key.ts";

export type Signature = {
  readonly name: string;
  /** The id of the key that is said to have signed. */
  readonly id: string;
  readonly bytes: Uint8Array;
};

/** What a note says, unproved. The text ends in a newline, and the signatures are over all of it. */
export type Note = { readonly text: string; readonly signatures: readonly Signature[] };

export type NoteProblem =
  | { readonly kind: "malformed"; readonly why: string }
  | { readonly kind: "bad-signature"; readonly key: string }
  | { readonly kind: "unknown-keys"; readonly keys: readonly string[] };

const mostSignatures = 100;
const longest = 1_000_000;

export function signNote(text: string, signers: readonly SignerKey[]): string {
  const why = textFault(text);
  if (why !== undefined) throw new TypeError(`cannot sign as a note: ${why}`);
  return formatNote({ text, signatures: signers.map((signer) => signatureOf(signer, text)) });
}

/** The same note with one more signature, as when a key is handed over to the next. */
export function addSignature(note: Note, signer: SignerKey): Note {
  return { ...note, signatures: [...note.signatures, signatureOf(signer, note.text)] };
}

export function formatNote({ text, signatures }: Note): string {
  const lines = signatures.map(({ name, id, bytes }) => {
    const blob = Buffer.concat([Buffer.from(id, "hex"), bytes]).toString("base64");
    return `— ${name} ${blob}\n`;
  });
  return `${text}\n${lines.join("")}`;
}

/** Takes a note apart without believing it. */
export function parseNote(note: string): Result<Note, NoteProblem> {
  if (note.length > longest) return malformed("longer than a note may be");
  const split = note.lastIndexOf("\n\n");
  if (split === -1) return malformed("no blank line before the signatures");
  const text = note.slice(0, split + 1);
  const why = textFault(text);
  if (why !== undefined) return malformed(why);
  if (!note.endsWith("\n")) return malformed("the last line does not end");
  const lines = note.slice(split + 2, -1).split("\n");
  if (note.length === split + 2) return malformed("no signature");
  if (lines.length > mostSignatures) return malformed(`more than ${mostSignatures} signatures`);
  const signatures: Signature[] = [];
  for (const line of lines) {
    const signature = parseSignature(line);
    if (signature === undefined) return malformed(`no signature line: \`${line.slice(0, 80)}\``);
    signatures.push(signature);
  }
  return ok({ text, signatures });
}

/** The note's text and the known keys that signed it: at least one, and none of them falsely. */
export function openNote(
  { text, signatures }: Note,
  keys: readonly VerifierKey[],
): Result<{ readonly text: string; readonly signedBy: readonly VerifierKey[] }, NoteProblem> {
  const bytes = Buffer.from(text);
  const signedBy: VerifierKey[] = [];
  for (const signature of signatures) {
    const sameKey = (key: VerifierKey) => key.name === signature.name && key.id === signature.id;
    const candidates = keys.filter(sameKey);
    if (candidates.length === 0) continue;
    const signer = candidates.find((key) => verifyBytes(key, bytes, signature.bytes));
    if (signer === undefined) {
      return fail({ kind: "bad-signature", key: `${signature.name}+${signature.id}` });
    }
    if (!signedBy.includes(signer)) signedBy.push(signer);
  }
  if (signedBy.length > 0) return ok({ text, signedBy });
  return fail({ kind: "unknown-keys", keys: signatures.map(({ name, id }) => `${name}+${id}`) });
}

export function wordNoteProblem(problem: NoteProblem): string {
  switch (problem.kind) {
    case "malformed":
      return `not a signed note: ${problem.why}`;
    case "bad-signature":
      return `the signature by \`${problem.key}\` does not fit the text`;
    case "unknown-keys":
      return `signed by none of the keys given, only by \`${problem.keys.join("`, `")}\``;
  }
}

function signatureOf(signer: SignerKey, text: string): Signature {
  const { name, id } = signer.verifier;
  return { name, id, bytes: signBytes(signer, Buffer.from(text)) };
}

function parseSignature(line: string): Signature | undefined {
  const [, name, blob] = /^— ([^\p{White_Space}+]+) (\S+)$/u.exec(line) ?? [];
  const bytes = blob === undefined ? undefined : parseBase64(blob);
  if (name === undefined || bytes === undefined || bytes.length < 5) return undefined;
  return { name, id: bytes.toString("hex", 0, 4), bytes: bytes.subarray(4) };
}

function textFault(text: string): string | undefined {
  if (!text.endsWith("\n")) return "the text does not end in a newline";
  if (!text.isWellFormed()) return "the text is not Unicode";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a note must not hold
  if (/[\0-\x09\x0b-\x1f]/.test(text)) return "the text holds a control character";
  return undefined;
}

function malformed(why: string): Result<never, NoteProblem> {
  return fail({ kind: "malformed", why });
}
