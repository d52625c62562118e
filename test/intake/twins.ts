// Small generated files with the shapes and oddities of the real ones that the project is tried on. No row is a real one.

/** A file of rows and what a reader must find in it, counted while it was made. */
export type Twin<Truth> = { readonly bytes: Uint8Array; readonly truth: Truth };

/** A repeatable stream of numbers from 0 to 1 (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pick<T>(random: () => number, values: readonly [T, ...T[]]): T {
  return values[Math.floor(random() * values.length)] ?? values[0];
}

function csvLine(cells: readonly string[], quoteEmpty = false): string {
  return cells
    .map((cell) => (/[",\r\n]/.test(cell) || (quoteEmpty && cell === "") ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join(",");
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function tally(values: Iterable<string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

function dayFrom(start: string, days: number): string {
  return new Date(Date.parse(start) + days * 86_400_000).toISOString().slice(0, 10);
}

const statuses = ["Fixed", "Fixed", "Repairable", "End of life", "Unknown"] as const;

/** Community repairs: one row a repair, dates without times, texts with commas, quotes and line breaks. */
export function repairsTwin(
  rows = 400,
): Twin<{ rows: number; status: Record<string, number>; groups: number; byFamily: Record<string, number> }> {
  const random = randomFrom(1);
  const made = Array.from({ length: rows }, (_, index) => ({
    id: `made_${index + 1}`,
    family: pick(random, ["Kettle", "Lamp", "Toaster", "Hair & beauty item", "Aircon/dehumidifier"]),
    brand: pick(random, ["Unknown", "Northwind", "Zenith, Ltd", "zenith"]),
    status: pick(random, statuses),
    group: pick(random, ["Harbour", "Old Mill: Repair & Reuse", "Vale, East", "Ty Newydd"]),
    day: dayFrom("2021-01-01", Math.floor(random() * 1200)),
    problem: pick(random, ["Won't start.", 'Says "E4", then stops', "Two faults:\nlead\nand switch", ""]),
  }));
  const header =
    "id,data_provider,country,partner_product_category,product_category,product_category_id,brand,year_of_manufacture,product_age,repair_status,repair_barrier_if_end_of_life,group_identifier,event_date,problem";
  const lines = made.map((row) =>
    csvLine(
      [
        row.id,
        "Made Up",
        "GBR",
        `Electrical ~ ${row.family}`,
        row.family,
        "1",
        row.brand,
        "",
        "",
        row.status,
        "",
        row.group,
        row.day,
        row.problem,
      ],
      true,
    ),
  );
  return {
    bytes: utf8(`${[header, ...lines].join("\n")}\n`),
    truth: {
      rows,
      status: tally(made.map(({ status }) => status)),
      groups: new Set(made.map(({ group }) => group)).size,
      byFamily: tally(made.map(({ family }) => family)),
    },
  };
}

/** Vacuum cleaners with a fault type whose names contain a slash, ages up to 150 years, several languages. */
export function faultsTwin(
  rows = 300,
): Twin<{ rows: number; types: Record<string, number>; byYear: Record<string, number> }> {
  const random = randomFrom(2);
  const made = Array.from({ length: rows }, (_, index) => ({
    id: `hoover_${index}`,
    type: pick(random, ["Cable/cord", "Cable/cord", "Motor", "Poor data", "Hose/tube/pipe"]),
    age: pick(random, ["", "0.5", "12.0", "150.0"]),
    status: pick(random, statuses),
    day: dayFrom("2015-06-01", Math.floor(random() * 2000)),
    problem: pick(random, ["zuigt niet meer. ", "Läuft nicht – Schalter", "aspire mal, câble coupé", "no suction"]),
  }));
  const header =
    "id_ords,data_provider,country,fault_type_id,fault_type,product_category,brand,repair_status,year_of_manufacture,product_age,event_date,repair_barrier_if_end_of_life,problem";
  const lines = made.map((row) =>
    csvLine([
      row.id,
      "Café Réparation",
      "NLD",
      "5",
      row.type,
      "Vacuum",
      "Unknown",
      row.status,
      "",
      row.age,
      row.day,
      "",
      row.problem,
    ]),
  );
  return {
    bytes: utf8([header, ...lines].join("\n")), // no line end after the last row
    truth: { rows, types: tally(made.map(({ type }) => type)), byYear: tally(made.map(({ day }) => day.slice(0, 4))) },
  };
}

/** Chinese complaints with a byte order mark and CRLF: repeated texts, empty texts, one row without any category. */
export function complaintsTwin(rows = 250): Twin<{
  rows: number;
  families: Record<string, number>;
  brands: number;
  emptyTexts: number;
  byMonth: Record<string, number>;
}> {
  const random = randomFrom(3);
  const made = Array.from({ length: rows }, (_, index) => ({
    number: `2024${String(index).padStart(16, "0")}`,
    brand: pick(random, ["云岭", "海辰", "DS样车", "Zeta极光"]),
    text: pick(random, [
      "冷车启动时异响,要求处理",
      "厂家承诺“终身保养”未兑现",
      "一、漏油;\r\n二、抖动",
      "",
      " 同一段群体投诉文字",
    ]),
    family: index === 7 ? "" : pick(random, ["发动机", "车身", "服务态度"]),
    type: index === 7 ? "" : pick(random, ["异响", "其他"]),
    day: dayFrom("2024-01-15", Math.floor(random() * 70)),
  }));
  const header = "投诉编号,投诉品牌,投诉车系,投诉车型,投诉简述,投诉问题,问题类型,投诉日期";
  const lines = made.map((row) =>
    csvLine([row.number, row.brand, `${row.brand}一号`, "2021款 样车", row.text, row.family, row.type, row.day]),
  );
  return {
    bytes: utf8(`\uFEFF${[header, ...lines].join("\r\n")}\r\n`),
    truth: {
      rows,
      families: tally(made.map(({ family }) => family || "unclassified")),
      brands: new Set(made.map(({ brand }) => brand)).size,
      emptyTexts: made.filter(({ text }) => text === "").length,
      byMonth: tally(made.map(({ day }) => day.slice(0, 7))),
    },
  };
}

/** Several defect codes in one cell with a trailing comma, dates without leading zeros. As text: the caller encodes it. */
export function codesTwin(rows = 120): {
  readonly text: string;
  readonly truth: { rows: number; pairs: number; families: Record<string, number> };
} {
  const random = randomFrom(4);
  const made = Array.from({ length: rows }, (_, index) => ({
    id: String(500_000 - index),
    codes: [
      ...new Set(
        Array.from(
          { length: 1 + Math.floor(random() * 4) },
          () => `${pick(random, ["A", "B", "H"])}${1 + Math.floor(random() * 30)}`,
        ),
      ),
    ],
    day: `2020/${1 + Math.floor(random() * 12)}/${1 + Math.floor(random() * 28)}`,
    status: pick(random, ["信息审核", "厂家受理", "处理反馈", "用户评分"]),
  }));
  const lines = made.map((row) =>
    csvLine([
      row.id,
      "海辰汽车",
      "海辰·五号",
      "2020款 样车",
      "海辰五号行驶时异响\t",
      `${row.codes.join(",")},`,
      row.day,
      row.status,
    ]),
  );
  const pairs = made.flatMap(({ codes }) => codes);
  // A case counts once in each family, however many of its codes it has.
  const families = made.flatMap(({ codes }) => [...new Set(codes.map((code) => code.slice(0, 1)))]);
  return {
    text: `${["id,brand,car_model,type,desc,problem,datetime,status", ...lines].join("\r\n")}\r\n`,
    truth: { rows, pairs: pairs.length, families: tally(families) },
  };
}

type LogTruth = {
  events: number;
  cases: number;
  people: number;
  activities: Record<string, number>;
  repeated: number;
  meanDaysToFirstResolve: number;
  meanDaysToLastResolve: number;
  meanDaysToClosed: number;
  fixedAtOnce: number;
  resolvedCases: number;
};

/** A help desk's event log: a column name twice, rows repeated to the letter, closing weeks after the resolution. */
export function logTwin(cases = 150): Twin<LogTruth> {
  const random = randomFrom(5);
  const header =
    "Case ID,Activity,Resource,Complete Timestamp,Variant,Variant index,Variant,seriousness,customer,product,responsible_section,seriousness_2,service_level,service_type,support_section,workgroup";
  const rows: { number: string; activity: string; who: string; at: number; line: string }[] = [];
  for (let number = 1; number <= cases; number++) for (const event of lifeOf(number, random)) rows.push(event);
  const unique = new Set(rows.map(({ line }) => line));
  return {
    bytes: utf8(`${[header, ...rows.map(({ line }) => line)].join("\n")}\n`),
    truth: { ...truthOf(rows), repeated: rows.length - unique.size },
  };
}

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;

function lifeOf(number: number, random: () => number) {
  const start = Date.parse("2012-03-20T08:00:00Z") + Math.floor(random() * 400) * dayMs + number * minuteMs;
  const steps: [activity: string, at: number][] = [
    [pick(random, ["Assign seriousness", "Insert ticket"]), start],
    ["Take in charge ticket", start + 40_000],
  ];
  let at = start + Math.floor(random() * 9 * dayMs);
  if (random() < 0.3) steps.push(["Wait", at]);
  const resolves = random() < 0.1 ? 0 : random() < 0.2 ? 2 : 1;
  for (let count = 0; count < resolves; count++) {
    at += Math.floor(random() * 3 * dayMs) + minuteMs;
    steps.push(["Resolve ticket", at]);
    if (random() < 0.08) steps.push(["Resolve ticket", at]); // to the letter
  }
  steps.push(["Closed", at + (30 + Math.floor(random() * 30)) * dayMs]);
  const who = `Value ${1 + Math.floor(random() * 5)}`;
  const product = `Value ${1 + Math.floor(random() * 4)}`;
  return steps.map(([activity, time]) => {
    const stamp = new Date(time).toISOString().replaceAll("-", "/").replace("T", " ").slice(0, 23);
    const cells = [
      `Case ${number}`,
      activity,
      who,
      stamp,
      "Variant 1",
      "1",
      "Variant 1",
      "Value 1",
      `Value ${number % 40}`,
      product,
      "Value 1",
      "Value 1",
      "Value 2",
      "Value 1",
      "Value 1",
      "Value 1",
    ];
    return { number: `Case ${number}`, activity, who, at: time, line: csvLine(cells) };
  });
}

function truthOf(
  rows: readonly { number: string; activity: string; who: string; at: number }[],
): Omit<LogTruth, "repeated"> {
  const numbers = [...new Set(rows.map(({ number }) => number))];
  const timesOf = (number: string, activity?: string) =>
    rows
      .filter((row) => row.number === number && (activity === undefined || row.activity === activity))
      .map(({ at }) => at);
  const meanDays = (activity: string, choose: (...times: number[]) => number) => {
    const days = numbers.flatMap((number) => {
      const times = timesOf(number, activity);
      return times.length === 0 ? [] : [(choose(...times) - Math.min(...timesOf(number))) / dayMs];
    });
    return days.reduce((sum, one) => sum + one, 0) / days.length;
  };
  const resolves = numbers.map((number) => timesOf(number, "Resolve ticket").length);
  return {
    events: rows.length,
    cases: numbers.length,
    people: new Set(rows.map(({ who }) => who)).size,
    activities: tally(rows.map(({ activity }) => activity)),
    meanDaysToFirstResolve: meanDays("Resolve ticket", Math.min),
    meanDaysToLastResolve: meanDays("Resolve ticket", Math.max),
    meanDaysToClosed: meanDays("Closed", Math.max),
    fixedAtOnce: resolves.filter((count) => count === 1).length,
    resolvedCases: resolves.filter((count) => count > 0).length,
  };
}
