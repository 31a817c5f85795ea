/**
 * A one-time link, told this once to whoever made it.
 */
import { CopyText } from "../components/copy-text.tsx";

export function ToldLink({ link, name }: { readonly link: string; readonly name: string }) {
  const address = `${location.origin}/enrol#${link}`;
  return (
    <div className="told" role="status">
      <p>
        <b>One-time link for {name}.</b> It is told this once, is good once and for a day, and lets
        whoever opens it choose the password. Hand it over by a way you trust.
      </p>
      <p className="secret">
        <code>{address}</code> <CopyText text={address} what="Copy the link" />
      </p>
    </div>
  );
}
