/**
 * Sealing what somebody is writing, so that it outlives a reload and is nobody else's to read.
 *
 * The key is the session's (docs/decisions/0012-drafts-under-the-session.md): the machine keeps
 * only what cannot be read without it, and signing out or the end of the session leaves it so.
 * Where the browser has no sealing to offer, over plain http from elsewhere, nothing is kept.
 */

export type Seal = {
  readonly seal: (text: string) => Promise<string>;
  /** Undefined for what was sealed under another key. */
  readonly open: (sealed: string) => Promise<string | undefined>;
};

export async function sealUnder(key: string): Promise<Seal | undefined> {
  const { subtle } = crypto;
  if (subtle === undefined) return undefined;
  const usages: readonly KeyUsage[] = ["encrypt", "decrypt"];
  const own = await subtle.importKey("raw", bytesOf(key), "AES-GCM", false, usages);
  return {
    seal: async (text) => {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const plain = new TextEncoder().encode(text);
      const sealed = await subtle.encrypt({ name: "AES-GCM", iv }, own, plain);
      return `${textOf(iv)}.${textOf(new Uint8Array(sealed))}`;
    },
    open: async (sealed) => {
      const [iv = "", body = ""] = sealed.split(".");
      try {
        const name = "AES-GCM";
        const plain = await subtle.decrypt({ name, iv: bytesOf(iv) }, own, bytesOf(body));
        return new TextDecoder().decode(plain);
      } catch {
        return undefined; // of another session, or no longer whole
      }
    },
  };
}

function textOf(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}
