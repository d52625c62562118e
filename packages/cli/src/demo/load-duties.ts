import { assignDuty, listDuties, tellNobody, type Database, type Duty } from "@huilu/core";
import { departments } from "./catalogue/departments.ts";

/** Who does what in the generated company; nobody investigates or coordinates dealers alone, so sales and the head office do. */
const holders: Readonly<Record<Duty, { readonly code: string }>> = {
  RESEARCH: departments.research,
  DESIGN: departments.design,
  PRODUCTION: departments.production,
  TECHNICAL_QUALITY: departments.quality,
  WAREHOUSE: departments.warehouse,
  SALES: departments.sales,
  AFTER_SALES: departments.service,
  PURCHASING: departments.purchasing,
  FINANCE: departments.finance,
  MANAGEMENT: departments.company,
  INVESTIGATION: departments.company,
  DEALERS: departments.sales,
};

/** Gives each duty to a department of the company, where none has it. Again: nothing. */
export async function loadDuties(db: Database): Promise<void> {
  for (const { duty, department } of await listDuties(db.pool, "zh-CN")) {
    if (department !== null) continue;
    const by = { userId: null, now: new Date(), tell: tellNobody };
    await assignDuty(db, { duty, department: holders[duty].code }, by);
  }
}
