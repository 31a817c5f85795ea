/**
 * The data folder: where it is, what lies in it, and the passwords kept in it.
 *
 *     lock            who has the folder open
 *     secrets.json    the passwords of the database's roles (0600)
 *     cluster/        PostgreSQL's own files
 *     run/            its socket, if the path is short enough for one
 *     server/         a copy of the server, where the installed one cannot be used as it lies
 *     server.log      what the server says
 */

import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fail, ok, type Result } from "../core/result.ts";
import { type Account, barrierTo } from "./account.ts";
import { codeOf, type StoreProblem } from "./problem.ts";

export type Folder = {
  readonly path: string;
  readonly cluster: string;
  readonly lock: string;
  readonly log: string;
  readonly secrets: string;
  readonly server: string;
  /** Whom the server's files belong to, where that is not ourselves. */
  readonly account: Account | undefined;
};

/** The roles' passwords; `root` is the cluster's superuser, used to make the other roles. */
export type Secrets = {
  readonly root: string;
  readonly owner: string;
  readonly app: string;
  readonly auditor: string;
};

/** The longest path of a Unix socket: 108 bytes with its end on Linux, 104 on macOS. */
const longestSocket = process.platform === "darwin" ? 103 : 107;

/** Where data goes when nobody says: the platform's place for a user's data. */
export function defaultFolder(account: Account | undefined): string {
  const ours = placeFor(process.platform, process.env, homedir());
  if (account !== undefined && barrierTo(ours, account) !== undefined) return "/var/lib/chancery";
  return ours;
}

export function placeFor(platform: string, env: NodeJS.ProcessEnv, home: string): string {
  if (platform === "win32") {
    return join(env.LOCALAPPDATA ?? join(home, "AppData", "Local"), "Chancery");
  }
  if (platform === "darwin") return join(home, "Library", "Application Support", "Chancery");
  return join(env.XDG_DATA_HOME || join(home, ".local", "share"), "chancery");
}

/** Makes the folder if need be, and sees to it that the server's account can reach it. */
export function prepareFolder(
  path: string,
  account: Account | undefined,
): Result<Folder, StoreProblem> {
  const folder = resolve(path);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  // The account passes through; every file that is ours alone is 0600.
  chmodSync(folder, account === undefined ? 0o700 : 0o711);
  if (account !== undefined) {
    const barrier = barrierTo(folder, account);
    if (barrier !== undefined) {
      return fail({ kind: "closed-way", folder, account: account.name, barrier });
    }
  }
  return ok({
    path: folder,
    cluster: join(folder, "cluster"),
    lock: join(folder, "lock"),
    log: join(folder, "server.log"),
    secrets: join(folder, "secrets.json"),
    server: join(folder, "server"),
    account,
  });
}

/** Reads the passwords, or makes them; of two processes that make them at once, one wins. */
export function openSecrets(folder: Folder): Result<Secrets, StoreProblem> {
  const draft = `${folder.secrets}.${process.pid}-${randomBytes(4).toString("hex")}`;
  const fresh: Secrets = { root: word(), owner: word(), app: word(), auditor: word() };
  try {
    return ok(readSecrets(folder));
  } catch (error) {
    if (codeOf(error) !== "ENOENT") return broken(folder, "secrets.json cannot be read");
  }
  writeFileSync(draft, `${JSON.stringify(fresh, undefined, 2)}\n`, { mode: 0o600, flush: true });
  try {
    linkSync(draft, folder.secrets);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  } finally {
    unlinkSync(draft);
  }
  return ok(readSecrets(folder));
}

/** A folder for the server's socket: in the data folder, or under /tmp where that path is too long. */
export function socketFolder(folder: Folder): string {
  const near = join(folder.path, "run");
  const fits = Buffer.byteLength(join(near, ".s.PGSQL.5432.lock")) <= longestSocket;
  const place = fits ? near : join(shortTemporary(), `chancery-${digest(folder.path)}`);
  giveFolder(place, folder.account);
  return place;
}

/** Makes a folder of mode 0700 that belongs to the server's account. */
export function giveFolder(path: string, account: Account | undefined): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const { uid } = lstatSync(path);
  const own = process.getuid?.();
  if (own !== undefined && uid !== own && uid !== account?.uid) {
    throw new Error(`\`${path}\` belongs to somebody else (user ${uid}); remove it`);
  }
  chmodSync(path, 0o700);
  if (account !== undefined) chownSync(path, account.uid, account.gid);
}

function readSecrets(folder: Folder): Secrets {
  const { root, owner, app, auditor } = JSON.parse(readFileSync(folder.secrets, "utf8"));
  for (const each of [root, owner, app, auditor]) {
    if (typeof each !== "string" || each === "") throw new Error("a password is missing");
  }
  return { root, owner, app, auditor };
}

function broken(folder: Folder, detail: string): Result<never, StoreProblem> {
  return fail({ kind: "broken-folder", folder: folder.path, detail });
}

function shortTemporary(): string {
  return Buffer.byteLength(tmpdir()) <= 40 ? tmpdir() : "/tmp";
}

function word(): string {
  return randomBytes(24).toString("base64url");
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
