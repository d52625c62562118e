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

const car = z.object({
  投诉编号: z.string(),
  投诉品牌: z.string(),
  投诉车系: z.string(),
  投诉简述: z.string(),
  投诉问题: z.string(),
  问题类型: z.string().nullable(),
  投诉日期: z.string(),
});

/**
 * Car complaints, exact repeats told once, at their first day: learned from January and February, tried in March. What
 * a type means is told by its name and those of its subtypes among the learned.
 */
export async function carSplit(folder: string): Promise<Split> {
  const rows = car.array().parse(await csvRows(path.join(folder, "car-complaints-zh/complaints-2024-q1.csv")));
  const seen = new Set<string>();
  const first = rows
    .toSorted((a, b) => (a.投诉编号 < b.投诉编号 ? -1 : 1))
    .filter(
      ({ 投诉简述: text, 投诉问题: type }) => type !== "" && text.trim() !== "" && !seen.has(text) && seen.add(text),
    );
  const isLearned = (row: (typeof first)[number]) => row.投诉日期 < "2024-03-01";
  const subtypes = new Map(
    first.filter(isLearned).map((row) => {
      const text = `${row.投诉问题} ${row.问题类型 ?? ""}`.replace("其他", "");
      return [text, { type: row.投诉问题, text }];
    }),
  );
  const texts = first.map((row) => ({
    id: row.投诉编号,
    day: row.投诉日期,
    text: row.投诉简述,
    type: row.投诉问题,
    attributes: [`brand:${row.投诉品牌}`, `series:${row.投诉车系}`],
  }));
  return {
    train: texts.filter((_, i) => first[i] && isLearned(first[i])),
    test: texts.filter((_, i) => first[i] && !isLearned(first[i])),
    descriptions: [...subtypes.values()],
  };
}

const repair = z.object({
  id_ords: z.string(),
  fault_type: z.string(),
  brand: z.string().nullable(),
  event_date: z.string(),
  problem: z.string().nullable(),
});
const meaning = z.object({ fault_type: z.string(), description: z.string() });
const foldCount = 5;

/** Vacuum cleaners, dealt into five folds of like types by the seed: each fold tried by what the other four taught. */
export async function vacuumSplits(folder: string, seed: number): Promise<Split[]> {
  const rows = repair.array().parse(await csvRows(path.join(folder, "open-repair/dustup.csv")));
  const meanings = meaning.array().parse(await csvRows(path.join(folder, "open-repair/dustup_fault_types.csv")));
  const texts = rows
    .filter(({ problem }) => problem?.trim())
    .map((row) => ({
      id: row.id_ords,
      day: row.event_date,
      text: row.problem ?? "",
      type: row.fault_type,
      attributes: [`brand:${row.brand ?? ""}`],
    }))
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : 1));
  const folds = dealt(texts, seed);
  const descriptions = meanings.map(({ fault_type, description }) => ({
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
