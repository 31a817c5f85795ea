/**
 * The channel: who conveys to whom by the policy, with who holds each post on the day; and what
 * each side has declared of it to the other.
 */
import type { ChannelGroup, ChannelOutput } from "../../codec/output-api-channel.ts";
import { dayText } from "../days.ts";
import { useDossier } from "../dossier.tsx";
import { portionText } from "../mark.tsx";
import { LinkTo } from "./record-view.tsx";
import { Empty } from "./shown.tsx";
import { capital } from "./verdict.tsx";
import { NamedLink, NamedLinks, WhoLink } from "./who-link.tsx";

type ChannelProps = { readonly of: ChannelOutput };

export function Channels({ of: { channels, policy } }: ChannelProps) {
  return (
    <section className="blk" aria-labelledby="channel">
      <h2 id="channel">The channel</h2>
      {channels.length === 0 && (
        <Empty>
          {policy === null
            ? "Without a policy nothing says who conveys to whom. What was declared across the table stands below."
            : "This policy names no channel."}
        </Empty>
      )}
      {channels.map((channel) => (
        <article key={channel.id} className="channel">
          <h3>
            {capital(channel.title)} <span className="rec">{channel.cite}</span>
          </h3>
          <div className="conveys">
            <div>
              <p className="eyebrow">Theirs, who convey</p>
              <Groups of={channel.conveyors} />
              {channel.conveyorStandIns.length > 0 && (
                <>
                  <p className="eyebrow">in their absence</p>
                  <Groups of={channel.conveyorStandIns} />
                </>
              )}
              <p className="note">
                {channel.actingConveys
                  ? "One who acts for them conveys as well."
                  : "One who only acts for them does not convey."}
              </p>
            </div>
            <div className="arrow" aria-hidden="true">
              →
            </div>
            <div>
              <p className="eyebrow">Ours, who receives</p>
              <Groups of={channel.recipient} />
              {channel.recipientStandIns.length > 0 && (
                <>
                  <p className="eyebrow">in their absence</p>
                  <Groups of={channel.recipientStandIns} />
                </>
              )}
            </div>
          </div>
          <p className="note">
            {channel.issues.length === 0 ? (
              "On every issue"
            ) : (
              <>
                On <NamedLinks of={channel.issues} what="issues" />
              </>
            )}
            {channel.from === null
              ? "; the policy does not say since when."
              : `; since ${dayText(channel.from)}.`}
          </p>
        </article>
      ))}
    </section>
  );
}

function Groups({ of }: { readonly of: readonly ChannelGroup[] }) {
  return (
    <ul className="posts">
      {of.flatMap(({ offices }) =>
        offices.map(({ id, title, holders }) => (
          <li key={id}>
            <NamedLink of={{ id, title }} what="offices" />
            <span className="rec">
              {holders.length === 0 && "nobody on record this day"}
              {holders.map((one, at) => (
                <span key={one.id}>
                  {at > 0 && ", "}
                  <NamedLink of={one} what="people" />
                  {one.capacity !== "substantive" && `, ${one.capacity}`}
                  {!one.sure && ", possibly"}
                </span>
              ))}
            </span>
          </li>
        )),
      )}
    </ul>
  );
}

const acknowledged = {
  yes: "Acknowledged",
  no: "Not acknowledged",
  unknown: "Whether they acknowledged it is not on record",
} as const;

/** A path that one side alone has declared is its word; the other's own is better evidence of its rule. */
export function Declared({ of: { paths } }: ChannelProps) {
  return (
    <section className="blk" aria-labelledby="declared">
      <div className="hd">
        <h2 id="declared">Declared across the table</h2>
        <span className="sub">What one side told the other of its channel</span>
      </div>
      {paths.length === 0 ? (
        <p className="note">
          No channel has been declared to the other side on this record by this day: it is our own
          rule, and whether they know of it is not on record.
        </p>
      ) : (
        <ul className="declared">
          {paths.map(({ conveyor, recipient, declaredBy, declarations }) => (
            <li key={`${conveyor.text} ${recipient.text}`}>
              <p>
                <b>
                  <WhoLink who={conveyor} /> to <WhoLink who={recipient} />
                </b>{" "}
                <span className="tag">{byWhom(declaredBy)}</span>
              </p>
              <ul>
                {declarations.map((one) => (
                  <Declaration key={one.id} one={one} />
                ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function byWhom(sides: readonly ("ours" | "theirs")[]): string {
  if (sides.length > 1) return "declared by both";
  return sides[0] === "theirs" ? "declared by them alone" : "declared by us alone";
}

type DeclarationProps = {
  readonly one: ChannelOutput["paths"][number]["declarations"][number];
};

function Declaration({ one }: DeclarationProps) {
  const dossier = useDossier();
  return (
    <li>
      {one.when !== null && <time>{one.when.text}</time>}, <WhoLink who={one.by} /> to{" "}
      <WhoLink who={one.to} />: <LinkTo link={one} />{" "}
      <span className="pm">{portionText(one.mark, dossier)}</span>
      <span className="rec">
        {acknowledged[one.acknowledged]}.{" "}
        {one.at !== null && (
          <>
            At <LinkTo link={one.at} />
          </>
        )}
      </span>
    </li>
  );
}
