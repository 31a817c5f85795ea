/**
 * Reading a command line against the options that a verb knows.
 *
 * A value is never guessed: an option that is followed by another option has no
 * value, unless it is written with `=`.
 */
import { parseArgs } from "node:util";
import { suggestion } from "../core/nearest.ts";
import { ok, type Result } from "../core/result.ts";
import { type Given, type Option, type Options, type Trouble, wrongUsage } from "./verb.ts";

/** What every verb knows besides its own options. */
export const commonOptions: Options = {
  json: { what: "Answer in JSON, in the shape that docs/schema publishes" },
  help: { what: "Say how this is used" },
};

export function readOptions(args: readonly string[], known: Options): Result<Given, Trouble> {
  const { tokens } = parseArgs({
    args: [...args],
    options: { ...tableOf(known), help: { type: "boolean", short: "h" } },
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const words: string[] = [];
  const values = new Map<string, string[]>();
  const flags = new Set<string>();
  for (const token of tokens) {
    if (token.kind === "positional") words.push(token.value);
    if (token.kind !== "option") continue;
    const option = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    const problem =
      option === undefined
        ? unknownOption(token.rawName, known)
        : problemWith(option, token, values.has(token.name));
    if (problem !== undefined) return wrongUsage(problem);
    if (token.value === undefined) flags.add(token.name);
    else values.set(token.name, [...(values.get(token.name) ?? []), token.value]);
  }
  return ok({ words, values, flags });
}

type Token = {
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
};

function problemWith(option: Option, token: Token, isAgain: boolean): string | undefined {
  const { rawName, value, inlineValue } = token;
  if (option.value === undefined) {
    return value === undefined ? undefined : `\`${rawName}\` takes no value`;
  }
  const looksLikeOption = inlineValue !== true && value?.startsWith("-") && value.length > 1;
  if (value === undefined || value === "" || looksLikeOption) {
    return `\`${rawName}\` needs a value: \`${rawName} ${option.value}\``;
  }
  return isAgain && option.many !== true
    ? `\`${rawName}\` is given twice; give it once`
    : undefined;
}

function unknownOption(name: string, known: Options): string {
  const names = Object.keys(known).map((one) => `--${one}`);
  return `there is no option \`${name}\` here${suggestion(name, names)}`;
}

function tableOf(
  known: Options,
): Record<string, { type: "string" | "boolean"; multiple: boolean; short?: string }> {
  return Object.fromEntries(
    Object.entries(known).map(([name, { value, short }]) => [
      name,
      {
        type: value === undefined ? "boolean" : "string",
        multiple: true,
        ...(short === undefined ? {} : { short }),
      },
    ]),
  );
}
