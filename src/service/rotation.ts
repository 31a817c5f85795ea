/**
 * Rotation of the signing key: the old key signs all there is, and hands over to a new one.
 */
import { ok, type Result } from "../core/result.ts";
import { formatVerifierKey } from "../store/key.ts";
import { rotateKey } from "../store/rotation.ts";
import { signHeads } from "../store/signing.ts";
import type { KeepProblem, Store } from "./store.ts";
import { storedDossiers } from "./stored.ts";

export type HandedOver = {
  /** The keys to verify with: what was, and what is from now on. */
  readonly before: string;
  readonly after: string;
  /** The note that both have signed, and where it is kept. */
  readonly note: string;
  readonly file: string;
  readonly dossiers: readonly string[];
};

export async function rotate(store: Store): Promise<Result<HandedOver, KeepProblem>> {
  const { database, keys } = store;
  const dossiers = await storedDossiers(store);
  for (const dossier of dossiers) await signHeads(database, dossier, [keys.signer]);
  const rotated = rotateKey(keys);
  return ok({
    before: formatVerifierKey(keys.signer.verifier),
    after: formatVerifierKey(rotated.keys.signer.verifier),
    note: rotated.note,
    file: rotated.file,
    dossiers,
  });
}
