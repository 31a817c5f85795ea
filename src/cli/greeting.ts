/**
 * What `serve` says when it is ready: where it is, who can come in, and what to try first.
 */

export type Greeting = {
  readonly version: string;
  readonly address: string;
  readonly data: string;
  /** The secret of the link by which the first administrator enters, where nobody can sign in yet. */
  readonly link?: string;
  /** Undefined without the demonstration. */
  readonly demonstration?: {
    readonly dossier: string;
    readonly people: readonly string[];
    readonly steps: readonly { readonly why: string; readonly open: string }[];
  };
};

export function greetingText({ version, address, data, link, demonstration }: Greeting): string {
  const lines = [
    `Chancery ${version}`,
    "",
    line("Web", address),
    line("API", `${address}api/openapi.json`),
    line("Data", data),
  ];
  if (link !== undefined) {
    lines.push(
      "",
      "  Nobody can sign in yet. An administrator begins here, once and within a day:",
    );
    lines.push(`  ${address}enrol#${link}`);
  }
  if (demonstration !== undefined) {
    const { dossier, people, steps } = demonstration;
    const [first, ...rest] = steps.map(
      ({ why, open }) => `${why}\n${" ".repeat(indent)}${address.replace(/\/$/, "")}${open}`,
    );
    lines.push(
      line("Dossier", `${dossier} (demonstration)`),
      line("Sign in", "with one click, as:"),
      ...people.map((name) => `${" ".repeat(indent)}${name}`),
    );
    if (first !== undefined) lines.push("", line("Try first", first));
    lines.push(...rest.map((step) => line("Then", step)));
  }
  lines.push("", line("Stop", "Ctrl-C"), "");
  return lines.join("\n");
}

const indent = 13;

function line(name: string, text: string): string {
  return `  ${name.padEnd(indent - 2)}${text}`;
}
