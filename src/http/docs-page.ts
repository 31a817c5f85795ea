/**
 * The page of the API: every operation, from the description that the server gives itself, each
 * with a form by which it can be tried. The page is made on the server and asks for nothing from
 * anywhere else; its one script (docs-try.js) sends what a form says to this server.
 */
import { readFileSync } from "node:fs";
import type { Context } from "hono";
import { exampleOf } from "./docs-example.ts";

type Json = Readonly<Record<string, unknown>>;
type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: Json;
};
type Operation = {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Json }>> };
  readonly responses: Json;
};
type Shared = Readonly<Record<string, Json>>;
type Description = {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Shared };
};

export const docsStyle = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
details{border-bottom:1px solid color-mix(in srgb,currentColor 20%,transparent)}
details details{border:0}summary{cursor:pointer;padding:.45rem 0;overflow-wrap:anywhere}
code,pre,textarea{font-family:ui-monospace,monospace;font-size:.875em}
pre{overflow:auto;max-height:30rem;margin:.5rem 0;padding:.75rem;border:1px solid color-mix(in srgb,currentColor 30%,transparent);border-radius:4px;white-space:pre-wrap;overflow-wrap:anywhere}
summary b{display:inline-block;min-width:3.5rem}h2{margin:2rem 0 .5rem}
form.try,.setting{padding:.25rem 0 1rem}.field{display:grid;grid-template-columns:12rem minmax(0,1fr);gap:.25rem 1rem;margin:.5rem 0;align-items:start}
.field small{grid-column:2;opacity:.85}.field .with{display:flex;gap:.5rem}
input,select,textarea,button{font:inherit;color:inherit;background:Canvas;border:1px solid color-mix(in srgb,currentColor 45%,transparent);border-radius:4px;padding:.3rem .5rem;min-width:0;width:100%;box-sizing:border-box}
textarea{font-family:ui-monospace,monospace;font-size:.875em;min-height:9rem;resize:vertical}
button{width:auto;cursor:pointer;padding:.35rem 1rem;white-space:nowrap}button.send{background:ButtonFace;font-weight:600}
:focus-visible{outline:2px solid Highlight;outline-offset:2px}
@media(max-width:40rem){.field{grid-template-columns:1fr}.field small{grid-column:1}}`;

export const docsScript = readFileSync(new URL("docs-try.js", import.meta.url), "utf8");

export function docsPage(description: unknown, c: Context): Response {
  // Made by openapi.ts of this server.
  const { info, paths, components } = description as Description;
  const tags = new Map<string, string[]>();
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const list = tags.get(operation.tags[0] ?? "") ?? [];
      list.push(operationPart(method, path, { operation, shared: components.schemas }));
      tags.set(operation.tags[0] ?? "", list);
    }
  }
  const parts = [...tags].map(([tag, list]) => `<h2>${plain(tag)}</h2>${list.join("")}`);
  const head = `<meta charset="utf-8"><title>${plain(info.title)}: the API</title><meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/api/docs.css"><script type="module" src="/api/docs.js"></script>`;
  const intro = `<h1>${plain(info.title)} ${plain(info.version)}: the API</h1><p>${plain(info.description)} The same for programs: <a href="/api/openapi.json">openapi.json</a>.</p>`;
  return c.html(
    `<!doctype html><html lang="en"><head>${head}</head><body><main>${intro}${setting}${parts.join("")}</main></body></html>`,
  );
}

/** What all requests of the page have in common. */
const setting = `<div class="setting"><p>Requests go to this server, as whoever is <a href="/">signed in</a>, or as the token here. What is entered is entered.</p>
<div class="field"><label for="dossier">Dossier</label><input id="dossier" autocomplete="off" spellcheck="false"></div>
<div class="field"><label for="token">API token, if not signed in</label><input id="token" type="password" autocomplete="off"></div></div>`;

type Shown = { readonly operation: Operation; readonly shared: Shared };

function operationPart(method: string, path: string, { operation, shared }: Shown): string {
  const { operationId: id, parameters, requestBody, responses } = operation;
  const fields = parameters
    .filter(({ name }) => name !== "dossier")
    .map((parameter) => fieldOf(id, parameter));
  const schema = requestBody?.content["application/json"]?.schema;
  const body = schema === undefined ? "" : bodyField(id, exampleOf(schema, shared));
  const form = `<form class="try" data-method="${method.toUpperCase()}" data-path="${plain(path)}">${fields.join("")}${body}<p><button class="send">Send</button> <button type="button" class="stop" hidden>Stop</button></p><pre class="sent" tabindex="0" role="status" aria-label="The answer" hidden></pre></form>`;
  const forms = [
    ...(schema === undefined ? [] : [shapeOf("The form of the body", schema)]),
    shapeOf("The form of the answer", responses),
  ];
  return `<details><summary><b>${method.toUpperCase()}</b> <code>${plain(path)}</code> ${plain(operation.summary)}</summary>${form}${forms.join("")}</details>`;
}

function shapeOf(title: string, schema: unknown): string {
  return `<details><summary>${title}</summary><pre tabindex="0">${plain(JSON.stringify(schema, undefined, 2))}</pre></details>`;
}

function fieldOf(operation: string, { name, in: where, required = false, schema }: Parameter) {
  const id = plain(`${operation}-${name}`);
  const about = String(schema?.description ?? "");
  const values = schema?.enum;
  const marks = `id="${id}" name="${plain(name)}" data-in="${where}"${required ? " required" : ""}`;
  const usual = usualOf(name);
  const input = Array.isArray(values)
    ? `<select ${marks}><option></option>${values.map((one) => `<option>${plain(String(one))}</option>`).join("")}</select>`
    : `<input ${marks} value="${usual}" autocomplete="off" spellcheck="false">`;
  const isKey = name === "Idempotency-Key";
  const shown = isKey
    ? `<span class="with">${input}<button type="button" class="new-key">New key</button></span>`
    : input;
  const note = about === "" ? "" : `<small>${plain(about)}</small>`;
  return `<div class="field"><label for="${id}"><code>${plain(name)}</code>${required ? ", needed" : ""}</label>${shown}${note}</div>`;
}

function usualOf(name: string): string {
  return name === "If-Match" ? "*" : "";
}

function bodyField(operation: string, example: unknown): string {
  const id = plain(`${operation}-body`);
  return `<div class="field"><label for="${id}">Body</label><textarea id="${id}" spellcheck="false">${plain(JSON.stringify(example, undefined, 2))}</textarea></div>`;
}

function plain(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
