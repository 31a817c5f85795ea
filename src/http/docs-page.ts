/**
 * The page of the API: every operation, from the description that the server gives itself. It is
 * made on the server, asks for nothing from anywhere, and runs no script.
 */
import type { Context } from "hono";

type Json = Readonly<Record<string, unknown>>;
type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: Json;
};
type Operation = {
  readonly tags: readonly string[];
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: Json;
  readonly responses: Json;
};
type Description = {
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

export const docsStyle = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
summary{cursor:pointer;padding:.4rem 0}code,pre{font-family:ui-monospace,monospace;font-size:.9em}
pre{overflow:auto;max-height:30rem;padding:.75rem;border:1px solid}b{display:inline-block;min-width:4rem}
table{border-collapse:collapse}th,td{text-align:left;padding:.2rem 1rem .2rem 0;vertical-align:top}`;

export function docsPage(description: unknown, c: Context): Response {
  // Made by openapi.ts of this server.
  const { info, paths } = description as Description;
  const tags = new Map<string, string[]>();
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const list = tags.get(operation.tags[0] ?? "") ?? [];
      list.push(operationPart(method, path, operation));
      tags.set(operation.tags[0] ?? "", list);
    }
  }
  const parts = [...tags].map(([tag, list]) => `<h2>${plain(tag)}</h2>${list.join("")}`);
  const head = `<title>${plain(info.title)}: the API</title><meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/api/docs.css">`;
  const intro = `<h1>${plain(info.title)} ${plain(info.version)}: the API</h1><p>${plain(info.description)} The same for programs: <a href="/api/openapi.json">openapi.json</a>.</p>`;
  return c.html(
    `<!doctype html><html lang="en"><head>${head}</head><body><main>${intro}${parts.join("")}</main></body></html>`,
  );
}

function operationPart(method: string, path: string, operation: Operation): string {
  const rows = operation.parameters.map(({ name, in: where, required, schema }) => {
    const about = String(schema?.description ?? "");
    return `<tr><td><code>${plain(name)}</code></td><td>${plain(where)}${required ? ", needed" : ""}</td><td>${plain(about)}</td></tr>`;
  });
  const table = rows.length === 0 ? "" : `<table><tbody>${rows.join("")}</tbody></table>`;
  const body = operation.requestBody
    ? `<h4>Body</h4><pre tabindex="0">${plain(JSON.stringify(operation.requestBody, undefined, 2))}</pre>`
    : "";
  const answer = `<h4>Answer</h4><pre tabindex="0">${plain(JSON.stringify(operation.responses, undefined, 2))}</pre>`;
  return `<details><summary><b>${method.toUpperCase()}</b> <code>${plain(path)}</code> ${plain(operation.summary)}</summary>${table}${body}${answer}</details>`;
}

function plain(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
