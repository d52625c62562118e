import type { Sql } from "@huilu/core";
import { contracts } from "./catalogue/contracts.ts";
import { departments } from "./catalogue/departments.ts";
import type { Department } from "./catalogue/departments.ts";
import type { Term } from "./catalogue/terms.ts";

type Hours = { readonly days: readonly number[]; readonly shifts: string };
type WorkingTime = Term & {
  readonly hours: readonly Hours[];
  readonly departments: readonly Department[];
  /** Closed on the public holidays, and working on the days that make up for them. */
  readonly keepsHolidays: boolean;
};

// Minutes after the day's midnight; above 1440 on the next day.
const workingTimes: readonly WorkingTime[] = [
  {
    code: "demo-contact",
    name: "客服中心排班",
    nameEn: "Shifts of the contact centre",
    // Until 22:00; on Fridays and Saturdays until two in the night.
    hours: [
      { days: [1, 2, 3, 4, 7], shifts: "{[480,1320)}" },
      { days: [5, 6], shifts: "{[480,1560)}" },
    ],
    departments: [departments.contact],
    keepsHolidays: false,
  },
  {
    code: "demo-field",
    name: "上门服务排班",
    nameEn: "Shifts of the field service",
    hours: [
      { days: [1, 2, 3, 4, 5, 6], shifts: "{[510,1080)}" },
      { days: [7], shifts: "{}" },
    ],
    departments: [departments.east, departments.south, departments.southwest, departments.north],
    keepsHolidays: true,
  },
  {
    code: "demo-mail-in",
    name: "寄修中心排班",
    nameEn: "Shifts of the mail-in centre",
    // A day shift, and from Monday to Friday a night shift that ends at six in the morning.
    hours: [
      { days: [1, 2, 3, 4, 5], shifts: "{[480,1080),[1320,1800)}" },
      { days: [6], shifts: "{[480,1080)}" },
      { days: [7], shifts: "{}" },
    ],
    departments: [departments.mailIn],
    keepsHolidays: true,
  },
];

/** Who works when, and what the contracts promise. The departments must be there. Again: nothing, whoever has edited it. */
export async function loadServiceTerms(sql: Sql, monthsAgo: (months: number) => string): Promise<void> {
  for (const time of workingTimes) await loadWorkingTime(sql, time);
  await loadContracts(sql, monthsAgo);
}

async function loadWorkingTime(sql: Sql, time: WorkingTime): Promise<void> {
  const { rows } = await sql.query<{ id: number }>(
    "INSERT INTO calendar (code, name, name_en) VALUES ($1, $2, $3) ON CONFLICT (code) DO NOTHING RETURNING id",
    [time.code, time.name, time.nameEn],
  );
  const id = rows[0]?.id;
  if (id === undefined) return;
  for (const { days, shifts } of time.hours) {
    await sql.query(
      "INSERT INTO calendar_week (calendar_id, valid_from, weekday, shifts) SELECT $1, '-infinity', day, $3::int4multirange FROM unnest($2::int[]) day",
      [id, days, shifts],
    );
  }
  if (time.keepsHolidays) await copyHolidays(sql, id);
  await sql.query(
    "INSERT INTO department_calendar (department_id, valid_from, calendar_id) SELECT id, '-infinity', $1 FROM department WHERE code = ANY($2) ON CONFLICT DO NOTHING",
    [id, time.departments.map(({ code }) => code)],
  );
}

// Those of the standard calendar, as they were published.
async function copyHolidays(sql: Sql, id: number): Promise<void> {
  await sql.query(
    `INSERT INTO calendar_day (calendar_id, day, kind, name, name_en, like_weekday, shifts)
     SELECT $1, d.day, d.kind, d.name, d.name_en, d.like_weekday, d.shifts FROM calendar_day d JOIN calendar c ON c.id = d.calendar_id WHERE c.is_default`,
    [id],
  );
  await sql.query(
    `INSERT INTO calendar_year (calendar_id, year, origin)
     SELECT $1, y.year, y.origin FROM calendar_year y JOIN calendar c ON c.id = y.calendar_id WHERE c.is_default`,
    [id],
  );
}

async function loadContracts(sql: Sql, monthsAgo: (months: number) => string): Promise<void> {
  for (const { code, name, nameEn, limits } of contracts) {
    const { rows } = await sql.query<{ id: number }>(
      "INSERT INTO service_contract (code, name, name_en) VALUES ($1, $2, $3) ON CONFLICT (code) DO NOTHING RETURNING id",
      [code, name, nameEn],
    );
    const id = rows[0]?.id;
    if (id === undefined) continue;
    for (const { kind, amount, unit, clock, sinceMonthsAgo } of limits) {
      await sql.query(
        "INSERT INTO policy (kind, contract_id, amount, unit, clock, valid_from) VALUES ($1, $2, $3, $4, $5, $6::date)",
        [kind, id, amount, unit, clock, sinceMonthsAgo === undefined ? "-infinity" : monthsAgo(sinceMonthsAgo)],
      );
    }
  }
}
