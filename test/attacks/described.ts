/**
 * The operations as the attacked server describes them itself, and addresses made from them.
 */
import { attacked } from "./attacked.ts";

export type Described = {
  readonly method: string;
  /** After `/api/dossiers/{dossier}`. */
  readonly path: string;
  /** Parameters of the query. */
  readonly query: readonly string[];
  readonly required: readonly string[];
  readonly takesBody: boolean;
};

type Wire = Readonly<
  Record<
    string,
    {
      readonly parameters: readonly { name: string; in: string; required: boolean }[];
      readonly requestBody?: unknown;
    }
  >
>;

const root = "/api/dossiers/{dossier}";

export async function describedOperations(): Promise<readonly Described[]> {
  const answer = await fetch(`${attacked.url}/api/openapi.json`);
  const { paths } = (await answer.json()) as { paths: Readonly<Record<string, Wire>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters, requestBody }]) => {
      const query = parameters.filter((one) => one.in === "query");
      return {
        method: method.toUpperCase(),
        path: path.slice(root.length),
        query: query.map(({ name }) => name),
        required: query.filter(({ required }) => required).map(({ name }) => name),
        takesBody: requestBody !== undefined,
      };
    }),
  );
}

/** The address with an id in the place of every parameter, and something in every one needed. */
export function addressOf({ path, required }: Described, id: string): string {
  const filled = path.replace(/\{\w+\}/g, encodeURIComponent(id));
  const query = required.map((name) => `${name}=${encodeURIComponent(id)}`);
  return query.length === 0 ? filled : `${filled}?${query.join("&")}`;
}
