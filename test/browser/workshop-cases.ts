import { randomUUID } from "node:crypto";

import { recordCases, settle, type Database, type IncomingCase, type IncomingEvent } from "@huilu/core";

const departments = [
  { code: "EAST", name: "华东服务部", nameEn: "East Service" },
  { code: "SOUTH", name: "华南服务部", nameEn: "South Service" },
];
const models = [
  { code: "KFR-35GW", name: "KFR-35GW" },
  { code: "KFR-50LW", name: "KFR-50LW" },
  { code: "XQG100", name: "XQG100" },
];
const family = { code: "MACHINE", name: "整机", nameEn: "Machine" };

/** How many reports each defect has: the Pareto that the pages must show. */
export const reports = [
  { code: "E4", name: "主板E4通讯故障", nameEn: "Mainboard E4", n: 47 },
  { code: "NOISE", name: "压缩机异响", nameEn: "Compressor noise", n: 29 },
  { code: "LEAK", name: "外机漏氟", nameEn: "Refrigerant leak", n: 18 },
  { code: "REMOTE", name: "遥控失灵", nameEn: "Dead remote", n: 9 },
  { code: "DENT", name: "包装破损", nameEn: "Dented box", n: 4 },
] as const;

/** Cases of the last four weeks before `now`, so that the period shown at first holds all of them. */
export async function recordWorkshopCases(db: Database, now: Date): Promise<void> {
  await recordCases(db, workshopCases(now), {
    source: "workshop",
    importRunId: randomUUID(),
    rowMeans: "case",
    learnedAt: now,
  });
  await settle(db);
}

async function* workshopCases(now: Date): AsyncGenerator<IncomingCase> {
  let line = 1;
  for (const defect of reports) {
    for (let i = 0; i < defect.n; i += 1) {
      line += 1;
      yield workshopCase(line, defect, now);
    }
  }
}

function workshopCase(line: number, { code, name, nameEn }: (typeof reports)[number], now: Date): IncomingCase {
  const department = departments[line % departments.length];
  const model = models[line % models.length];
  return {
    number: `W-${String(line).padStart(4, "0")}`,
    line,
    productFamily: { code: "AC", name: "空调", nameEn: "Air conditioner" },
    serial: `SN${line}`,
    complaint: "开机十分钟后报警，重启仍然如此。",
    customer: { number: `C${line}`, name: "张伟", phone: "13800001234" },
    defects: [{ family, type: { code, name, nameEn } }],
    events: eventsOf(line, now),
    ...(department ? { department } : {}),
    ...(model ? { productModel: model } : {}),
  };
}

function eventsOf(line: number, now: Date): IncomingEvent[] {
  const reported = now.getTime() - (2 + (line % 26)) * 86_400_000;
  const after = (hours: number) => momentOf(new Date(reported + hours * 3_600_000));
  return [
    { type: "registered", moment: after(0) },
    { type: "replied", moment: after(3) },
    { type: "repair_attempted", moment: after(20), result: line % 6 === 0 ? "not_fixed" : "fixed" },
    { type: "resolved", moment: after(22 + (line % 9)) },
    { type: "cost_incurred", moment: after(23), amount: 80 + (line % 40), detail: "parts" },
    { type: "survey_answered", moment: after(30), score: 1 + (line % 5) },
  ];
}

/** The business day in China, whose clock never changes. */
function momentOf(instant: Date): { on: string; at: string } {
  return { on: new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 10), at: instant.toISOString() };
}
