/**
 * The file that names the identity providers: YAML or JSON in, what it says or its problems out,
 * each with its line and column. See docs/sign-in.md.
 *
 * It holds no secret: it says where the secret lies.
 */
import { z } from "zod";
import { fail, ok, type Result } from "../core/result.ts";
import { type FieldProblem, printPath, readBy } from "./explain.ts";
import { readYaml } from "./policy-yaml.ts";

/** Somebody as a provider knows them: never an e-mail address, which may pass from one to another. */
export type Identity = { readonly issuer: string; readonly subject: string };

/** Where the secret lies that this installation shows the provider. */
export type SecretPlace =
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "environment"; readonly name: string };

export type ProviderSettings = {
  /** Stands in the address that the provider sends people back to. */
  readonly id: string;
  /** What people know it by. */
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly secret: SecretPlace;
  /** Hosts that its endpoints may lie on besides the issuer's own, with the port if it is not 443. */
  readonly hosts: readonly string[];
  /** Whether its addresses may be those of a private network. */
  readonly privateNetwork: boolean;
  /** Of which one must be how somebody showed the provider who they are; any where there is none. */
  readonly acr: readonly string[];
};

const text = z.string().min(1).max(500);
const host = text.regex(/^[a-z0-9.-]+(:\d{1,5})?$/, {
  error: "is not the name of a host, as in `keys.id.example` or `keys.id.example:8443`",
});

const providerForm = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/, {
    error: "is not such as `ministry`; write small letters, digits and -, 32 at most",
  }),
  name: z.string().min(1).max(60),
  issuer: text,
  "client-id": text,
  "client-secret-file": text.optional(),
  "client-secret-env": text.optional(),
  hosts: z.array(host).max(10).default([]),
  "private-network": z.boolean().default(false),
  acr: z.array(text).max(10).default([]),
});
type Form = z.infer<typeof providerForm>;

const providersForm = z.strictObject({ providers: z.array(providerForm).min(1).max(10) });

/** The providers that a file names, or a sentence for each problem: `oidc.yaml:3:5: …`. */
export function parseProviders(
  written: string,
  file: string,
): Result<readonly ProviderSettings[], readonly string[]> {
  const yaml = readYaml(written);
  if (!yaml.ok) {
    return fail(
      yaml.problem.map(({ place, message }) => `${file}:${place.line}:${place.column}: ${message}`),
    );
  }
  const say = (problems: readonly FieldProblem[]) =>
    problems.map(({ path, message, about }) => {
      const { line, column } = yaml.value.placeOf(path, about);
      return `${file}:${line}:${column}: \`${printPath(path)}\` ${message}`;
    });
  const form = readBy(providersForm, yaml.value.value);
  if (!form.ok) return fail(say(form.problem));
  const { providers } = form.value;
  const problems = providers.flatMap((one, at) => problemsOf(one, at, providers.slice(0, at)));
  return problems.length > 0 ? fail(say(problems)) : ok(providers.map(settingsOf));
}

function problemsOf(form: Form, at: number, before: readonly Form[]): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const object = (field: keyof Form, message: string) =>
    problems.push({ path: ["providers", at, field], message, about: "value" });
  for (const field of ["id", "issuer", "name"] as const) {
    if (before.some((one) => one[field] === form[field])) object(field, "stands here twice");
  }
  const issuer = issuerProblem(form.issuer);
  if (issuer !== undefined) object("issuer", issuer);
  if ((form["client-secret-file"] === undefined) === (form["client-secret-env"] === undefined)) {
    const message = "needs one of `client-secret-file` and `client-secret-env`";
    problems.push({ path: ["providers", at], message, about: "value" });
  }
  return problems;
}

/** OpenID Connect Discovery 1.0, section 2: https, and neither query nor fragment. */
function issuerProblem(issuer: string): string | undefined {
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined;
  if (url === undefined) return "is not an address, as in `https://id.example`";
  if (url.username + url.password + url.search + url.hash !== "" || /[?#]/.test(issuer)) {
    return "has more than a host and a path; write it as the provider does";
  }
  if (url.protocol === "https:") return undefined;
  const here = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  if (url.protocol === "http:" && here) return undefined;
  return "is not of https, which everything but this machine itself needs";
}

function settingsOf(form: Form): ProviderSettings {
  const { "client-secret-file": path, "client-secret-env": name = "" } = form;
  return {
    id: form.id,
    name: form.name,
    issuer: form.issuer,
    clientId: form["client-id"],
    secret: path === undefined ? { kind: "environment", name } : { kind: "file", path },
    hosts: form.hosts,
    privateNetwork: form["private-network"],
    acr: form.acr,
  };
}
