/**
 * Policies in words: kinds of request, what a policy says of them, and the policy
 * itself as numbered sentences. No other file makes a sentence of a policy.
 */

import { citeText, listed } from "./names.ts";
import type { Clause, Exemption, Policy, Rule } from "./policy.ts";
import { effectSentence } from "./policy-effect-words.ts";

/** Values that an attribute may have, out of all that it can. */
export type NamedValues = {
  readonly attribute: string;
  readonly values: readonly string[];
  readonly of: readonly string[];
};

/** How a policy's groups and the record's issues are called; an id stands where there is no name. */
export type Titles = {
  readonly group: (id: string) => string;
  readonly issue: (id: string) => string;
  readonly basket: (id: string) => string;
  readonly forum: (id: string) => string;
};

export function titlesOf(policy: Pick<Policy, "groups">, record: Partial<Titles> = {}): Titles {
  const same = (id: string) => id;
  const groups = new Map(policy.groups.map(({ id, title }) => [id, title]));
  return {
    group: (id) => groups.get(id) ?? id,
    issue: record.issue ?? same,
    basket: record.basket ?? same,
    forum: record.forum ?? same,
  };
}

/** As in: `contacts with our side at the working level, to probe or to negotiate`. */
export function kindOfRequestText(named: readonly NamedValues[], titles: Titles): string {
  const across = named.find(({ attribute }) => attribute === "across");
  const [only] = across?.values ?? [];
  const subject = across === undefined ? "any contact" : (acrossWords[only ?? ""] ?? "any contact");
  const phrases = named
    .filter(({ attribute }) => attribute !== "across")
    .map((one) => phraseOf(one, titles));
  return phrases.length === 0 ? subject : `${subject} ${phrases.join(", ")}`;
}

/** One whole request in words: its attributes in the order in which people tell them. */
export function requestText(request: Readonly<Record<string, string>>, titles: Titles): string {
  const told = [
    "across",
    "ourLevel",
    "theirLevel",
    "ourOffice",
    "theirOffice",
    "ourOtherOffice",
    "registered",
    "mode",
    "premises",
    "prepared",
    "purpose",
    "recipientPresent",
    "setting",
    "issue",
    "forum",
    "phase",
  ];
  const plain: Readonly<Record<string, string>> = {
    setting: "bilateral",
    issue: "none",
    forum: "none",
    phase: "none",
    premises: "none",
    prepared: "none",
    registered: "none",
    ourOtherOffice: "none",
  };
  const named = told.flatMap((attribute) => {
    const value = request[attribute];
    if (value === undefined || plain[attribute] === value) return [];
    return [{ attribute, values: [value], of: [value, ""] }];
  });
  return kindOfRequestText(named, titles).replace(/^any contact/u, "a contact");
}

const acrossWords: Readonly<Record<string, string>> = {
  counterpart: "any contact with the other side",
  "own side": "any talk among our own offices",
};

function phraseOf({ attribute, values, of }: NamedValues, titles: Titles): string {
  const rest = of.filter((value) => !values.includes(value));
  const turned = rest.length > 0 && rest.length < values.length;
  const [side, name] = /^[ab]\./u.test(attribute)
    ? [
        ` (in the terms of the ${attribute.startsWith("a") ? "first" : "second"})`,
        attribute.slice(2),
      ]
    : ["", attribute];
  const words = (turned ? rest : values).map((value) => valueWords(name, value, titles));
  const text = listed(words, "or");
  const sentence = sentences[name];
  if (sentence === undefined) return `${name} ${turned ? "other than " : ""}${text}${side}`;
  return `${sentence(text, turned)}${side}`;
}

type Phrase = (text: string, turned: boolean) => string;

const levelPhrase =
  (whose: string): Phrase =>
  (text, turned) =>
    `with ${whose} ${turned ? "at any level but" : "at the level"} ${text}`;

const sentences: Readonly<Record<string, Phrase>> = {
  ourLevel: levelPhrase("our side"),
  theirLevel: levelPhrase("theirs"),
  crossLevel: (text) =>
    text === "yes"
      ? "with one side at the top and the other not"
      : "with both or neither at the top",
  ourOffice: (text, turned) =>
    turned ? `led on our side by anyone but ${text}` : `led on our side by ${text}`,
  theirOffice: (text, turned) =>
    turned ? `led on theirs by anyone but ${text}` : `led on theirs by ${text}`,
  recipientPresent: (text) =>
    text === "yes" ? "with the channel's recipient there" : "without the channel's recipient",
  initiator: (text, turned) => `begun by ${turned ? "others than " : ""}${text}`,
  mode: (text, turned) => (turned ? `by any means but ${text}` : `by ${text}`),
  medium: (text) => (text === "written" ? "in writing" : "by word of mouth"),
  setting: (text, turned) => `in a setting ${turned ? "other than " : ""}${text}`,
  purpose: (text, turned) => (turned ? `for any purpose but ${text}` : `for the purpose ${text}`),
  basket: (text, turned) => `${turned ? "not " : ""}in the basket ${text}`,
  issue: (text, turned) => `on ${turned ? "anything but " : ""}${text}`,
  forum: (text, turned) => (turned ? `outside ${text}` : `in ${text}`),
  phase: (text, turned) => `${turned ? "not " : ""}in the phase ${text}`,
  premises: (text, turned) => (turned ? `not ${text}` : text),
  prepared: (text) => (text === "yes" ? "arranged beforehand" : "that nobody arranged"),
  registered: (text, turned) => (turned ? `not ${text}` : text),
  ourOtherOffice: (text, turned) =>
    turned ? `with anyone of ours beside but ${text}` : `with ${text} beside`,
};

const groundWords: Readonly<Record<string, string>> = {
  ours: "on our ground",
  theirs: "on their ground",
  elsewhere: "on nobody's ground",
  none: "not face to face",
};

const registeredWords: Readonly<Record<string, string>> = {
  yes: "with others who are on the register",
  no: "with others who are not on the register",
  none: "with nobody to look up in the register",
};

function valueWords(attribute: string, value: string, titles: Titles): string {
  switch (attribute) {
    case "ourOffice":
    case "theirOffice":
      return value === "other" ? "an office that the policy does not name" : titles.group(value);
    case "issue":
      return value === "none" ? "no issue" : titles.issue(value);
    case "ourOtherOffice":
      if (value === "none") return "nobody of another group of ours";
      return value === "other" ? "somebody whom the policy does not name" : titles.group(value);
    case "premises":
      return groundWords[value] ?? value;
    case "registered":
      return registeredWords[value] ?? value;
    case "basket":
      return value === "none" ? "none" : titles.basket(value);
    case "forum":
      return value === "none" ? "no standing talks" : titles.forum(value);
    default:
      return value;
  }
}

/** What a policy says of a request: its effect, and what goes with it as `gate:x`, `refer:y`, `duty:…`. */
export type SaidOutcome = { readonly kind: string; readonly tags: readonly string[] };

export function outcomeText(
  { kind, tags }: SaidOutcome,
  policy: Pick<Policy, "groups" | "channels">,
): string {
  const of = (prefix: string) =>
    tags.filter((tag) => tag.startsWith(`${prefix}:`)).map((tag) => tag.slice(prefix.length + 1));
  const { group } = titlesOf(policy);
  const channel = (id: string) => policy.channels.find((one) => one.id === id)?.title ?? id;
  const refers = of("refer").map(group);
  const duties = of("duty").map((duty) => duty.split(":").slice(2).join(":"));
  const withDuties = duties.length === 0 ? "" : `, with the duty that ${listed(duties)}`;
  const referred = refers.length === 0 ? "" : `, and referred to ${listed(refers)}`;
  switch (kind) {
    case "exempt":
      return `outside the policy${withDuties}`;
    case "forbid": {
      const redirects = of("redirect").map(channel);
      return `not in order${redirects.length === 0 ? "" : `, and redirected to ${listed(redirects)}`}`;
    }
    case "gate":
      return `in order only while ${listed(of("gate"))} ${of("gate").length === 1 ? "is" : "are"} open${referred}${withDuties}`;
    case "refer":
      return `referred to ${listed(refers)}${withDuties}`;
    case "permit":
      return `in order${withDuties}`;
    default:
      return refers.length === 0
        ? "not permitted, since no rule speaks"
        : `referred to ${listed(refers)}, since no rule speaks`;
  }
}

/** The policy as numbered sentences, each tied to its source. */
export function policySentences(
  policy: Policy,
): readonly { readonly id: string; readonly text: string; readonly cite: string }[] {
  const titles = titlesOf(policy);
  const said = (rule: Exemption | Rule) => ({
    id: rule.id as string,
    text: `${scopeText(rule, titles)} ${"effect" in rule ? effectSentence(rule, policy) : "is outside the policy"}${dutiesText(rule)}`,
    cite: citeText(rule.cite, policy),
  });
  return [
    ...policy.exemptions.map(said),
    ...policy.rules.map(said),
    {
      id: "otherwise",
      text:
        policy.otherwise.kind === "refer"
          ? `Whatever no rule speaks of is referred to ${titles.group(policy.otherwise.to)}`
          : "Whatever no rule speaks of is not permitted",
      cite: citeText(policy.otherwise.cite, policy),
    },
  ];
}

function scopeText({ when, unless }: Exemption, titles: Titles): string {
  const some = when.map((clause) => clauseText(clause, titles));
  const scope = some.length === 0 ? "any contact" : listed(some, "or");
  const but = unless.map((clause) => clauseText(clause, titles));
  const text = but.length === 0 ? scope : `${scope}, but not ${listed(but, "or")},`;
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

export function clauseText(clause: Clause, titles: Titles): string {
  const named = Object.entries(clause).map(([attribute, values]) => ({
    attribute,
    values,
    of: values,
  }));
  return kindOfRequestText(named, titles);
}

function dutiesText({ obligations }: Exemption): string {
  if (obligations.length === 0) return "";
  return `; ${listed(obligations.map(({ due, text }) => (due === "before" ? `beforehand, ${text}` : text)))}`;
}
