/**
 * JSON of what is sent again and again, such as a gate with its thousands of records: a part
 * that was named to be kept is written out once, and its bytes are put into every answer that
 * holds it. What comes out is what `JSON.stringify` gives, and a line end, in UTF-8.
 */

/** In bytes, over all parts that are kept. */
const most = 64 * 1024 * 1024;

let written = new WeakMap<object, Uint8Array>();
let held = 0;
const named = new WeakSet<object>();
const utf8 = new TextEncoder();

/** Names a part that is never changed from now on, and so is written out once. */
export function keptWhole<Part extends object>(part: Part): Part {
  named.add(part);
  return part;
}

export function writeJson(value: unknown): Uint8Array<ArrayBuffer> {
  const paper: Paper = { parts: [], text: "" };
  write(value, paper);
  return joined([...paper.parts, utf8.encode(`${paper.text}\n`)]);
}

/** What is written so far: whole parts, and the text after the last of them. */
type Paper = { readonly parts: Uint8Array[]; text: string };

function write(value: unknown, paper: Paper): void {
  if (typeof value !== "object" || value === null) {
    paper.text += JSON.stringify(value) ?? "null";
  } else if (named.has(value)) {
    paper.parts.push(utf8.encode(paper.text), written.get(value) ?? keep(value));
    paper.text = "";
  } else if (Array.isArray(value)) {
    writeList(value, paper);
  } else {
    writeFields(value, paper);
  }
}

function writeList(list: readonly unknown[], paper: Paper): void {
  paper.text += "[";
  for (const [place, one] of list.entries()) {
    if (place > 0) paper.text += ",";
    write(one, paper);
  }
  paper.text += "]";
}

function writeFields(fields: object, paper: Paper): void {
  let before = "";
  paper.text += "{";
  for (const [name, one] of Object.entries(fields)) {
    if (one === undefined) continue;
    paper.text += `${before}${JSON.stringify(name)}:`;
    write(one, paper);
    before = ",";
  }
  paper.text += "}";
}

function keep(part: object): Uint8Array {
  const bytes = utf8.encode(JSON.stringify(part));
  // It forgets all when it is full, so it never outgrows its bound.
  if (held + bytes.length > most) {
    written = new WeakMap();
    held = 0;
  }
  written.set(part, bytes);
  held += bytes.length;
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  let length = 0;
  for (const part of parts) length += part.length;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
