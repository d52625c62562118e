import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import type { DecidedText, TypeDescription } from "@huilu/core";
import { z } from "zod";

export type RealText = DecidedText & { readonly id: string; readonly day: string };
export type Split = {
  readonly train: readonly RealText[];
  readonly test: readonly RealText[];
  readonly descriptions: readonly TypeDescription[];
};

const told = z
  .string()
  .nullable()
  .transform((text) => text ?? "");

const car = z.object({
  投诉编号: told,
  投诉品牌: told,
  投诉车系: told,
  投诉简述: told,
  投诉问题: told,
  问题类型: told,
  投诉日期: told,
});
const monthsFirstLearned = 2;

/**
 * Car complaints, exact repeats told once, at their first day: each month from the third on is tried by what all months
 * before it taught. What a type means is told by its name and those of its subtypes among the learned.
 */
export async function carSplits(folder: string): Promise<{ month: string; split: Split }[]> {
  const rows = car.array().parse(await csvRows(path.join(folder, "car-complaints-zh/*.csv")));
  const seen = new Set<string>();
  const first = rows
    .toSorted((a, b) => (a.投诉编号 < b.投诉编号 ? -1 : 1))
    .filter(({ 投诉简述: text, 投诉问题: type }) => type && text.trim() && !seen.has(text) && seen.add(text))
    .map((row) => ({
      id: row.投诉编号,
      day: row.投诉日期,
      text: row.投诉简述,
      type: row.投诉问题,
      attributes: [`brand:${row.投诉品牌}`, `series:${row.投诉车系}`],
      meaning: `${row.投诉问题} ${row.问题类型 === "其他" ? "" : row.问题类型}`,
    }));
  const months = [...new Set(first.map(({ day }) => day.slice(0, 7)))].toSorted((a, b) => (a < b ? -1 : 1));
  return months.slice(monthsFirstLearned).map((month) => {
    const train = first.filter(({ day }) => day.slice(0, 7) < month);
    const meanings = new Map(train.map(({ type, meaning }) => [meaning, { type, text: meaning }]));
    const test = first.filter(({ day }) => day.startsWith(month));
    return { month, split: { train, test, descriptions: [...meanings.values()] } };
  });
}

const repair = z.object({ id_ords: told, fault_type: told, brand: told, event_date: told, problem: told });
const fault = z.object({ fault_type: told, description: told });
const foldCount = 5;

/** Vacuum cleaners, dealt into five folds of like types by the seed: each fold tried by what the other four taught. */
export async function vacuumSplits(folder: string, seed: number): Promise<Split[]> {
  const rows = repair.array().parse(await csvRows(path.join(folder, "open-repair/dustup.csv")));
  const faults = fault.array().parse(await csvRows(path.join(folder, "open-repair/dustup_fault_types.csv")));
  const texts = rows
    .filter(({ problem }) => problem.trim())
    .map((row) => ({
      id: row.id_ords,
      day: row.event_date,
      text: row.problem,
      type: row.fault_type,
      attributes: [`brand:${row.brand}`],
    }))
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1));
  const folds = dealt(texts, seed);
  const descriptions = faults.map(({ fault_type, description }) => ({
    type: fault_type,
    text: `${fault_type} ${description}`,
  }));
  return Array.from({ length: foldCount }, (_, fold) => ({
    train: texts.filter((_text, i) => folds[i] !== fold),
    test: texts.filter((_text, i) => folds[i] === fold),
    descriptions,
  }));
}

function dealt(texts: readonly RealText[], seed: number): number[] {
  const order = texts.map((_, i) => i).toSorted((a, b) => scrambled(a, seed) - scrambled(b, seed));
  const next = new Map<string, number>();
  const folds = texts.map(() => 0);
  for (const i of order) {
    const type = texts[i]?.type ?? "";
    const turn = next.get(type) ?? scrambled(type.length, seed) % foldCount;
    folds[i] = turn % foldCount;
    next.set(type, turn + 1);
  }
  return folds;
}

function scrambled(value: number, seed: number): number {
  let x = Math.imul(value + 1, 0x9e3779b1) ^ Math.imul(seed, 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 15), 0xc2b2ae35);
  x = Math.imul(x ^ (x >>> 13), 0x27d4eb2f);
  return (x ^ (x >>> 16)) >>> 0;
}

async function csvRows(file: string): Promise<unknown[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    const name = file.replaceAll("'", "''");
    const reader = await connection.runAndReadAll(`SELECT * FROM read_csv('${name}', all_varchar = true)`);
    return reader.getRowObjects();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
