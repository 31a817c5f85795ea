/**
 * What can keep the store from opening, and the sentence that tells a person what to do.
 */

export type StoreProblem =
  | { readonly kind: "in-use"; readonly folder: string; readonly pid: number | undefined }
  | {
      readonly kind: "closed-way";
      readonly folder: string;
      readonly account: string;
      readonly barrier: string;
    }
  | { readonly kind: "no-account"; readonly tried: readonly string[] }
  | { readonly kind: "no-binaries"; readonly platform: string; readonly detail: string }
  | { readonly kind: "disk-full"; readonly place: string }
  | { readonly kind: "broken-folder"; readonly folder: string; readonly detail: string }
  | {
      readonly kind: "other-version";
      readonly folder: string;
      readonly madeBy: string;
      readonly ours: string;
    }
  | { readonly kind: "wrong-password"; readonly place: string }
  | { readonly kind: "unreachable"; readonly place: string; readonly detail: string }
  | { readonly kind: "too-old"; readonly place: string; readonly version: string }
  | { readonly kind: "newer-schema"; readonly found: number; readonly known: number }
  | { readonly kind: "older-schema"; readonly found: number; readonly known: number }
  | { readonly kind: "changed-migration"; readonly file: string }
  | { readonly kind: "moved"; readonly dossier: string }
  | { readonly kind: "missing-role"; readonly role: string }
  | { readonly kind: "mighty-role"; readonly role: string; readonly power: string };

/** The exit code that goes with it: 4 for a damaged store, else 1. */
export function exitCodeOf(problem: StoreProblem): 1 | 4 {
  return problem.kind === "broken-folder" || problem.kind === "changed-migration" ? 4 : 1;
}

export function sentenceOf(problem: StoreProblem): string {
  switch (problem.kind) {
    case "in-use":
      return inUse(problem.folder, problem.pid);
    case "closed-way":
      return `PostgreSQL may not run as root and runs as \`${problem.account}\` instead, which cannot enter \`${problem.barrier}\` on the way to \`${problem.folder}\`; choose another folder with --data, such as /var/lib/chancery, or open that one with chmod o+x`;
    case "no-account":
      return `PostgreSQL may not run as root, and none of the accounts ${problem.tried.join(", ")} exists; start Chancery as an ordinary user or create one of them`;
    case "no-binaries":
      return `no PostgreSQL for ${problem.platform} was installed (${problem.detail}); run \`npm ci\`, or name a server of yours with DATABASE_URL`;
    case "disk-full":
      return `the disk is full at \`${problem.place}\`; nothing acknowledged is lost; make room and start again`;
    case "broken-folder":
      return `the data folder \`${problem.folder}\` is damaged (${problem.detail}); keep a copy of it as it is, and restore a backup into a new folder with \`chancery restore\``;
    case "other-version":
      return `the data folder \`${problem.folder}\` was made by PostgreSQL ${problem.madeBy} and this is ${problem.ours}; export it with the Chancery that made it, and import it here`;
    case "wrong-password":
      return `PostgreSQL at \`${problem.place}\` refused the password; check secrets.json in the data folder, or the address in DATABASE_URL`;
    case "unreachable":
      return `no PostgreSQL answers at \`${problem.place}\` (${problem.detail}); check that it runs and that the address is right`;
    case "too-old":
      return `PostgreSQL at \`${problem.place}\` is version ${problem.version}; Chancery needs 15 or later`;
    case "newer-schema":
      return `the database has schema ${problem.found} and this Chancery knows up to ${problem.known}; start a newer Chancery`;
    case "older-schema":
      return `the database has schema ${problem.found} and this Chancery needs ${problem.known}; set DATABASE_OWNER_URL so that it can be brought up to date`;
    case "changed-migration":
      return `the database was brought up to date by another text of \`${problem.file}\` than the one shipped here; install Chancery again, or restore a backup`;
    case "moved":
      return `a payload of \`${problem.dossier}\` was taken out, and what took it out is not signed yet or came while the journal was read; sign with \`chancery journal checkpoint\`, and do this again`;
    case "missing-role":
      return `the database has no role \`${problem.role}\`, and the owner may not create it; have it created: create role ${problem.role} login password '…'`;
    case "mighty-role":
      return `Chancery must not work as \`${problem.role}\`, which ${problem.power}; name a plain login role in DATABASE_URL and the owner in DATABASE_OWNER_URL`;
  }
}

/** The code that the system or PostgreSQL gave to an error. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

function inUse(folder: string, pid: number | undefined): string {
  const who = pid === undefined ? "another Chancery" : `another Chancery, process ${pid}`;
  return `the data folder \`${folder}\` is in use by ${who}; stop that one, or choose another folder with --data`;
}

/** What an error of the connection or the server means; undefined if it means none of these. */
export function problemOf(error: unknown, place: string): StoreProblem | undefined {
  const code = codeOf(error) ?? "";
  const detail = error instanceof Error ? error.message || code : String(error);
  if (/^28/.test(code)) return { kind: "wrong-password", place };
  if (code === "53100" || code === "ENOSPC") return { kind: "disk-full", place };
  if (/^(XX00[12]|58P01|58030)$/.test(code))
    return { kind: "broken-folder", folder: place, detail };
  if (/^(ECONN\w+|ENOENT|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ETIMEDOUT|3D000|57P03)$/.test(code)) {
    return { kind: "unreachable", place, detail };
  }
  if (/timeout|Connection terminated/.test(detail)) return { kind: "unreachable", place, detail };
  return undefined;
}
