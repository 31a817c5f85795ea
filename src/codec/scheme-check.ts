/**
 * Whether the parts of a marking scheme fit together: every name it uses is one it
 * gives, no two things go by one name, and no caption can vanish from a whole in
 * favour of one that more people may read.
 */
import { separatorsOf } from "../core/marking.ts";
import type { Path } from "../core/reference.ts";
import { type Caption, combineOf, readersOf, type Scheme } from "../core/scheme.ts";

type Problem = { readonly path: Path; readonly message: string };

export function schemeProblems(scheme: Scheme): readonly Problem[] {
  const doubled = twice(scheme);
  if (doubled !== undefined) return [doubled];
  return [
    ...sameNames(scheme),
    ...dates(scheme),
    ...groupProblems(scheme),
    ...scheme.levels.flatMap((level, at) => strangerProblem(level.id, ["levels", at, "id"])),
    ...scheme.captions.flatMap((caption, at) => [
      ...nameProblems(scheme, caption, at),
      ...combineProblems(scheme, caption, at),
      ...suppressionProblems(scheme, caption, at),
    ]),
    ...releaseProblems(scheme),
    ...(scheme.discouraged ?? []).flatMap(({ level }, at) =>
      levelProblem(scheme, level, ["discouraged", at, "level"]),
    ),
  ];
}

function twice({ levels, captions }: Scheme): Problem | undefined {
  const isUnique = (all: readonly { readonly id: string }[]) =>
    new Set(all.map(({ id }) => id)).size === all.length;
  if (isUnique(levels) && isUnique(captions)) return undefined;
  return { path: [], message: "has a level or a caption twice; list each once" };
}

/** What is written on paper must lead back to one level or one caption. */
function sameNames(scheme: Scheme): readonly Problem[] {
  const { levels, captions } = scheme;
  return [...sameWithin(scheme, "levels", levels), ...sameWithin(scheme, "captions", captions)];
}

function sameWithin(
  scheme: Scheme,
  field: "levels" | "captions",
  all: Scheme["levels"],
): readonly Problem[] {
  const taken = new Map<string, string>();
  const separators = separatorsOf(scheme);
  return all.flatMap((one, at) => {
    const names = new Set(
      [one.id, one.banner ?? one.title, one.portion ?? one.id, ...(one.also ?? [])].map((name) =>
        name.toUpperCase(),
      ),
    );
    const problems: Problem[] = [];
    for (const name of names) {
      const other = taken.get(name);
      if (other !== undefined) {
        const message = `goes by \`${name}\` as \`${other}\` does; give each its own`;
        problems.push({ path: [field, at], message });
      } else if (separators.test(name)) {
        const message = `goes by \`${name}\`, which holds a separator of the scheme; write it without`;
        problems.push({ path: [field, at], message });
      }
      taken.set(name, one.id);
    }
    return problems;
  });
}

function dates({ from, to }: Scheme): readonly Problem[] {
  if (from === undefined || to === undefined || from <= to) return [];
  return [{ path: ["to"], message: `is before \`${from}\`, on which the scheme begins` }];
}

function groupProblems({ groups = [] }: Scheme): readonly Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const [at, { id, lead, between, beforeLevel }] of groups.entries()) {
    if (seen.has(id)) {
      problems.push({ path: ["groups", at, "id"], message: "stands twice; list it once" });
    }
    seen.add(id);
    if (beforeLevel === true || (/\S/.test(lead) && /\S/.test(between))) continue;
    const message = "is written after the level and is told apart by spaces alone; give it a sign";
    problems.push({ path: ["groups", at], message });
  }
  if (groups.length > 0 && groups.every(({ beforeLevel }) => beforeLevel === true)) {
    problems.push({ path: ["groups"], message: "has none after the level; list one" });
  }
  return problems;
}

function strangerProblem(level: string, path: Path): readonly Problem[] {
  if (!level.includes(" + ")) return [];
  return [{ path, message: "holds ` + `, which joins levels nobody knows; write it without" }];
}

function nameProblems(scheme: Scheme, caption: Caption, at: number): readonly Problem[] {
  const base: Path = ["captions", at];
  const { group, implies = [], suppressedBy = [], rules = [] } = caption;
  const problems: Problem[] = [];
  if (group !== undefined && !(scheme.groups ?? []).some(({ id }) => id === group)) {
    problems.push({ path: [...base, "group"], message: `\`${group}\` is no group of the scheme` });
  }
  for (const [field, all] of [
    ["implies", implies],
    ["suppressedBy", suppressedBy],
  ] as const) {
    for (const [index, id] of all.entries()) {
      problems.push(...captionProblem(scheme, id, [...base, field, index]));
    }
  }
  for (const [index, id] of implies.entries()) {
    problems.push(...plainProblem(scheme, id, [...base, "implies", index]));
  }
  for (const [index, rule] of rules.entries()) {
    const path = [...base, "rules", index];
    if ("level" in rule) problems.push(...levelProblem(scheme, rule.level, [...path, "level"]));
    else {
      for (const [place, id] of rule.captions.entries()) {
        problems.push(...captionProblem(scheme, id, [...path, "captions", place]));
      }
    }
  }
  return problems;
}

function combineProblems(scheme: Scheme, caption: Caption, at: number): readonly Problem[] {
  const path: Path = ["captions", at, "combine"];
  const combine = combineOf(caption);
  switch (combine.how) {
    case "union":
      return [];
    case "intersection": {
      const { from, whenEmpty } = combine;
      const instead = [...path, "whenEmpty"];
      return [
        ...levelProblem(scheme, from, [...path, "from"]),
        ...(whenEmpty === undefined ? [] : captionProblem(scheme, whenEmpty, instead)),
        ...(whenEmpty === undefined ? [] : plainProblem(scheme, whenEmpty, instead)),
        ...hiddenProblem(caption, ["everyone", "listed"], path),
      ];
    }
    case "up to": {
      const { level, leaves = [] } = combine;
      const top = scheme.levels.at(-1)?.id;
      const highest = `\`${level}\` is the highest level; a caption that stands everywhere combines by union`;
      return [
        ...levelProblem(scheme, level, [...path, "level"]),
        ...(level === top ? [{ path: [...path, "level"], message: highest }] : []),
        ...leaves.flatMap((id, index) => [
          ...captionProblem(scheme, id, [...path, "leaves", index]),
          ...plainProblem(scheme, id, [...path, "leaves", index]),
        ]),
        ...hiddenProblem(caption, ["everyone", "holders"], path),
      ];
    }
  }
}

/** A caption that may be left off a whole must not be one that keeps readers out. */
function hiddenProblem(caption: Caption, suit: readonly string[], path: Path): readonly Problem[] {
  const readers = readersOf(caption);
  if (suit.includes(readers)) return [];
  const message = `leaves the whole open to those that \`readers: ${readers}\` keeps from its parts; combine by union, or let its readers be ${suit.join(" or ")}`;
  return [{ path, message }];
}

function suppressionProblems(scheme: Scheme, caption: Caption, at: number): readonly Problem[] {
  const path: Path = ["captions", at, "suppressedBy"];
  const readers = readersOf(caption);
  const isShared = combineOf(caption).how === "intersection";
  const problems: Problem[] = [];
  for (const [index, id] of (caption.suppressedBy ?? []).entries()) {
    const stronger = scheme.captions.find((one) => one.id === id);
    if (stronger === undefined) continue;
    const by = readersOf(stronger);
    const isSafe =
      readers === "everyone" ||
      (readers === "holders" && by === "holders" && stronger.list === undefined) ||
      (by === "home" && (readers === "home" || (readers === "listed" && isShared)));
    if (!isSafe) {
      const message = `\`${id}\` may be read by some who may not read \`${caption.id}\`, and so cannot stand for it`;
      problems.push({ path: [...path, index], message });
    }
  }
  if (problems.length === 0 && isInCircle(scheme, caption)) {
    problems.push({
      path,
      message: "leads back to the caption itself, so that neither would stand",
    });
  }
  return problems;
}

function isInCircle(scheme: Scheme, caption: Caption): boolean {
  const seen = new Set<string>();
  const next = [...(caption.suppressedBy ?? [])];
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    if (id === caption.id) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    next.push(...(scheme.captions.find((one) => one.id === id)?.suppressedBy ?? []));
  }
  return false;
}

function releaseProblems(scheme: Scheme): readonly Problem[] {
  const releases = scheme.captions.flatMap((caption, at) => {
    const isRelease = readersOf(caption) === "listed" && combineOf(caption).how === "intersection";
    return isRelease ? [at] : [];
  });
  const problems: Problem[] = releases.slice(1).map((at) => ({
    path: ["captions", at],
    message: "is a second list of those released to; a scheme has one at most",
  }));
  for (const [at, caption] of scheme.captions.entries()) {
    if (readersOf(caption) === "listed" && caption.list === undefined) {
      const message = "is read by those it lists, and lists none; give it a `list`";
      problems.push({ path: ["captions", at, "readers"], message });
    }
    const isHome = readersOf(caption) === "home" || releases.includes(at);
    if (isHome && scheme.home === undefined) {
      const message = "asks who is at home; name the group in `home`";
      problems.push({ path: ["captions", at, "readers"], message });
    }
  }
  return problems;
}

/** What stands on a whole by another's leave stands there by union, and without names. */
function plainProblem(scheme: Scheme, id: string, path: Path): readonly Problem[] {
  const caption = scheme.captions.find((one) => one.id === id);
  if (caption === undefined) return [];
  if (caption.list === undefined && combineOf(caption).how === "union") return [];
  return [{ path, message: `\`${id}\` lists names or is no union; name a plain caption` }];
}

function captionProblem({ captions }: Scheme, id: string, path: Path): readonly Problem[] {
  if (captions.some((one) => one.id === id)) return [];
  return [{ path, message: `\`${id}\` is no caption of the scheme` }];
}

function levelProblem({ levels }: Scheme, id: string, path: Path): readonly Problem[] {
  if (levels.some((one) => one.id === id)) return [];
  return [{ path, message: `\`${id}\` is no level of the scheme` }];
}
