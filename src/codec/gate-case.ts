/** A case beside a gate, from its written form and back. */
import type { GateCase, Shown } from "../core/gate-case.ts";
import type { GateId } from "../core/id.ts";
import type { GateCaseForm, ShownForm } from "./gate-case-form.ts";
import { given } from "./policy-lists.ts";

export function gateCaseOf({ title, gate, shows, day: on, state }: GateCaseForm): GateCase {
  // Names of gates were checked before.
  const id = gate as GateId;
  return { title, gate: id, shows: (shows ?? []).map(shownOf), state, ...given({ day: on }) };
}

function shownOf(form: ShownForm): Shown {
  const both = { where: form.where ?? "issue", monthsAgo: form["months-ago"] ?? 0 } as const;
  const { concession, issues, contact, determination, event } = form;
  if (concession !== undefined) return { ...both, kind: "concession", ...concession };
  if (issues !== undefined) {
    const { route, ...rest } = issues;
    return { ...both, kind: "issues", ...rest, ...given({ route: route as GateId | undefined }) };
  }
  if (contact !== undefined) {
    const { purpose } = contact;
    const levels = { ourLevel: contact["our-level"], theirLevel: contact["their-level"] };
    return { ...both, kind: "contact", purpose, ...levels };
  }
  if (determination !== undefined) {
    const { name, by, "recommended-by": recommendedBy, unanimous } = determination;
    const asked = given({ recommendedBy, unanimous: unanimous && (true as const) });
    return { ...both, kind: "determination", name, by, ...asked };
  }
  if (event !== undefined) return { ...both, kind: "event", event };
  return { ...both, kind: "gate open", gate: form["gate-open"] as GateId };
}

export function fromGateCase({ title, gate, shows, day: on, state }: GateCase): unknown {
  const list = shows.length === 0 ? undefined : shows.map(fromShown);
  return given({ title, gate, shows: list, day: on, state });
}

function fromShown(shown: Shown): unknown {
  const both = given({
    where: shown.where === "issue" ? undefined : shown.where,
    "months-ago": shown.monthsAgo === 0 ? undefined : shown.monthsAgo,
  });
  switch (shown.kind) {
    case "concession": {
      const { significance, standing, by } = shown;
      return { concession: { significance, standing, by }, ...both };
    }
    case "issues": {
      const { state, issues, baskets, route, by } = shown;
      return { issues: given({ state, issues, baskets, route, by }), ...both };
    }
    case "contact": {
      const { purpose, ourLevel, theirLevel } = shown;
      const contact = { purpose, "our-level": ourLevel, "their-level": theirLevel };
      return { contact, ...both };
    }
    case "determination": {
      const { name, by, recommendedBy, unanimous } = shown;
      const asked = given({ name, by, "recommended-by": recommendedBy, unanimous });
      return { determination: asked, ...both };
    }
    case "event":
      return { event: shown.event, ...both };
    case "gate open":
      return { "gate-open": shown.gate, ...both };
  }
}
