/**
 * What the API answers when it cannot do what was asked: problem details (RFC 9457).
 *
 * What is hidden from a reader, what is in a foreign dossier and what never was are answered
 * alike, by one path through the code, so that an answer tells nothing of what is there.
 */
import type { FieldProblem } from "../codec/explain.ts";
import { type DeskProblem, sayProblem } from "../service/problem.ts";

export type Problem = {
  readonly status: 400 | 401 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 503;
  readonly kind: string;
  readonly title: string;
  readonly detail?: string;
  /** What is wrong with which field: a JSON pointer (RFC 6901) into the body, or a parameter. */
  readonly errors?: readonly { readonly at: string; readonly detail: string }[];
  readonly retryAfter?: number;
};

export const notSignedIn: Problem = {
  status: 401,
  kind: "not-signed-in",
  title: "Sign in first",
};

export const nothingThere: Problem = {
  status: 404,
  kind: "not-found",
  title: "There is nothing here that you may read",
};

export const notYours: Problem = {
  status: 403,
  kind: "not-your-duty",
  title: "Your roles in this dossier do not include this",
};

export function badFields(problems: readonly FieldProblem[]): Problem {
  return {
    status: 400,
    kind: "bad-fields",
    title: "The request cannot be read",
    errors: problems.map(({ path, message }) => ({ at: pointerTo(path), detail: message })),
  };
}

export function badParameter(name: string, detail: string): Problem {
  return {
    status: 400,
    kind: "bad-parameter",
    title: "The request cannot be read",
    errors: [{ at: `?${name}`, detail }],
  };
}

/** A question that has no answer, said as the command line says it. */
export function ofDesk(problem: DeskProblem): Problem {
  return {
    status: 422,
    kind: problem.kind.replaceAll(" ", "-"),
    title: "The question has no answer",
    detail: sayProblem(problem).join("; "),
  };
}

export function answerTo(problem: Problem): Response {
  const { status, kind, title, detail, errors, retryAfter } = problem;
  const type = `/api/problems/${kind}`;
  const body = { type, title, status, ...(detail && { detail }), ...(errors && { errors }) };
  return new Response(`${JSON.stringify(body)}\n`, {
    status,
    headers: {
      "content-type": "application/problem+json",
      ...(retryAfter === undefined ? {} : { "retry-after": String(retryAfter) }),
    },
  });
}

function pointerTo(path: readonly (string | number)[]): string {
  return path
    .map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}
