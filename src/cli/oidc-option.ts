/**
 * `--oidc FILE`: the identity providers of an installation, with the secrets that the file points to.
 */
import { readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { parseProviders, type SecretPlace } from "../codec/providers.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Log } from "../http/log.ts";
import { openProvider, type Provider } from "../http/provider.ts";
import { badInput, type Given, type Options, one, type Shell, type Trouble } from "./verb.ts";

export const oidcOption: Options = {
  oidc: {
    value: "FILE",
    what: "The identity providers (OpenID Connect) at which people sign in, as docs/sign-in.md has it",
  },
};

/** The providers that were named, ready to be asked; none without the option. */
export function providersFrom(
  given: Given,
  { shell, address }: { readonly shell: Shell; readonly address: URL | undefined },
): Result<readonly Provider[], Trouble> {
  const named = one(given, "oidc");
  if (named === undefined) return ok([]);
  const path = resolve(shell.cwd, named);
  const text = textOf(path);
  if (!text.ok) return badInput(`--oidc: \`${named}\` cannot be read: ${text.problem}`);
  const parsed = parseProviders(text.value, named);
  if (!parsed.ok) return badInput(...parsed.problem);
  const providers: Provider[] = [];
  for (const settings of parsed.value) {
    if (address !== undefined && new URL(settings.issuer).protocol === "http:") {
      return badInput(
        `${named}: \`${settings.issuer}\` is on this machine alone, and others are to reach the app; take a provider of https, or leave out \`--address\``,
      );
    }
    const secret = secretAt(settings.secret, dirname(path));
    if (!secret.ok) return badInput(`${named}: the secret of \`${settings.id}\` ${secret.problem}`);
    providers.push(openProvider({ settings, secret: secret.value }));
  }
  return ok(providers);
}

/** Says in the log which providers cannot be asked yet; the app is served all the same. */
export async function noteProviders(providers: readonly Provider[], log: Log): Promise<void> {
  for (const { id, ready } of providers) {
    const done = await ready();
    if (done.ok) log({ event: "provider ready", provider: id });
    else log({ event: "provider not usable", provider: id, reason: done.problem.reason });
  }
}

function secretAt(place: SecretPlace, folder: string): Result<string, string> {
  const read = place.kind === "file" ? textOf(resolve(folder, place.path)) : ofEnvironment(place);
  if (!read.ok) return fail(`cannot be read: ${read.problem}`);
  const secret = read.value.replace(/\r?\n$/, "");
  if (secret === "") return fail("is empty");
  return /[\r\n]/.test(secret) ? fail("has more than one line") : ok(secret);
}

function ofEnvironment({ name }: { readonly name: string }): Result<string, string> {
  const value = process.env[name];
  return value === undefined ? fail(`the environment has no \`${name}\``) : ok(value);
}

function textOf(path: string): Result<string, string> {
  try {
    return ok(readFileSync(path, "utf8"));
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    return fail(reasons[code] ?? `the file system says ${code} of \`${basename(path)}\``);
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "its permissions do not allow it",
};
