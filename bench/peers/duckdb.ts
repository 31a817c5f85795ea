/**
 * DuckDB, given the contacts as a table of enums and the gates as they stood by day
 * and issue: the policy is one CASE, strictest effect first.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { GateId } from "../../src/core/id.ts";
import type { Rule } from "../../src/core/policy.ts";
import { names, partsOf, values } from "../table.ts";

export type Duck = {
  /** The words of all contacts, in their order. */
  readonly words: (query: Query) => Promise<readonly string[]>;
  /** How many contacts have each word. */
  readonly tally: (query: Query) => Promise<ReadonlyMap<string, number>>;
  readonly threads: (count: number) => Promise<void>;
  readonly close: () => void;
};

/** `joined`: gates are looked up by day and issue; `beside`: they stand in the table already. */
export type Query = "joined" | "beside";

export type DuckTable = {
  readonly rules: readonly Rule[];
  readonly gates: readonly GateId[];
  /** A line to a contact: its number, its values in the order of their names, its day. */
  readonly contacts: readonly string[];
  /** A line to a day and issue: the day, the issue, then 0 shut, 1 open or 2 undecided to a gate. */
  readonly states: readonly string[];
};

export async function openDuck({ rules, gates, contacts, states }: DuckTable): Promise<Duck> {
  const folder = mkdtempSync(join(tmpdir(), "chancery-duck-"));
  const instance = await DuckDBInstance.create(":memory:");
  const db = await instance.connect();
  try {
    const files = [join(folder, "contacts.csv"), join(folder, "states.csv")] as const;
    writeFileSync(files[0], `${contacts.join("\n")}\n`);
    writeFileSync(files[1], `${states.join("\n")}\n`);
    await load(db, files, gates);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const from: Readonly<Record<Query, string>> = {
    joined: "contacts join states using (day, issue)",
    beside: "whole",
  };
  const word = wordOf(rules, gates);
  return {
    words: async (query) => {
      const read = await db.runAndReadAll(`select ${word} as word from ${from[query]} order by id`);
      return read.getColumns()[0]?.map(String) ?? [];
    },
    tally: async (query) => {
      const read = await db.runAndReadAll(
        `select ${word} as word, count(*)::int as n from ${from[query]} group by all`,
      );
      return new Map(read.getRows().map(([one, count]) => [String(one), Number(count)]));
    },
    threads: async (count) => {
      await db.run(`set threads = ${count}`);
    },
    close: () => {
      db.closeSync();
      instance.closeSync();
    },
  };
}

async function load(
  db: DuckDBConnection,
  [contacts, states]: readonly [string, string],
  gates: readonly GateId[],
): Promise<void> {
  for (const name of names)
    await db.run(`create type "${name}T" as enum (${values[name].map(quoted).join(", ")})`);
  const columns = names.map((name) => `"${name}" "${name}T"`).join(", ");
  await db.run(`create table contacts (id integer, ${columns}, day usmallint)`);
  await db.run(`copy contacts from ${quoted(contacts)} (header false)`);
  const stood = gates.map((_, at) => `g${at} utinyint`).join(", ");
  await db.run(`create table states (day usmallint, issue "issueT", ${stood})`);
  await db.run(`copy states from ${quoted(states)} (header false)`);
  await db.run("create table whole as select * from contacts join states using (day, issue)");
}

function wordOf(rules: readonly Rule[], gates: readonly GateId[]): string {
  const any = (wanted: (rule: Rule) => boolean) => {
    const found = rules.filter(wanted).map(conditionOf);
    return found.length === 0 ? "false" : `(${found.join(" or ")})`;
  };
  const asks = (gate: GateId) => (rule: Rule) =>
    rule.effect.kind === "gate" && rule.effect.gates.includes(gate);
  const stands = (state: number) =>
    gates.map((gate, at) => `(g${at} = ${state} and ${any(asks(gate))})`).join(" or ");
  const of = (kind: string) => any(({ effect }) => effect.kind === kind);
  return `case when ${of("forbid")} then 'not in order'
    when ${of("gate")} then case when ${stands(0)} then 'premature'
      when ${stands(2)} then 'not determinable on this record'
      when ${of("refer")} then 'in order with conditions' else 'in order' end
    when ${of("refer")} then 'in order with conditions'
    when ${of("permit")} then 'in order' else 'not in order' end`;
}

function conditionOf(rule: Rule): string {
  const parts = partsOf(rule).map(
    ([name, list]) => `"${name}" in (${list.map(quoted).join(", ")})`,
  );
  return `(${parts.join(" and ")})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
