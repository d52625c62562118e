import {
  companyScope,
  makeDepartmentPackage,
  packageJoints,
  packageMail,
  packageWorkbook,
  readPackage,
} from "@huilu/core";
import { milliseconds, type Bench, type Goal } from "./bench.ts";
import { withCompanyCopy } from "./bench-company.ts";

/** A branch, an area of branches, and the company as a department. */
const departments = ["B1", "A2", "HQ"];
const month = "2026-10-01";
/** What a package may take: a night has to hold those of a hundred departments. */
const allowedSeconds = 60;

/** Makes the package of a month of a branch, an area and everything, mail and workbook with it, each as the first of its night. */
export const packagesBench: Bench = (options) =>
  withCompanyCopy(options, async ({ db }) => {
    // Everything was learned before now: what is restored is what an ordinary night restores.
    const now = new Date();
    const making = { userId: null, now, currency: "CNY", joints: packageJoints, scope: companyScope };
    const goals: Goal[] = [];
    for (const department of departments) {
      let id = "";
      const made = await milliseconds(async () => {
        id = await makeDepartmentPackage(db, { department, grain: "MONTH", from: month }, making);
      });
      const { document } = await readPackage(db.pool, id, { scope: companyScope, now });
      const written = await milliseconds(async () => {
        packageMail(document, "zh-CN");
        await packageWorkbook(document, "zh-CN");
      });
      const cases = document.figures.find(({ metric }) => metric === "cases")?.n ?? 0;
      goals.push({
        name: `package of ${department}, against ${allowedSeconds} s`,
        ours: made / 1000,
        opponent: allowedSeconds,
        unit: "s",
        atLeast: 1,
        beside: `${cases} cases in its month of ${options.cases} in all, ${document.recurs.defects.total} defects; mail and workbook ${written.toFixed(0)} ms`,
      });
    }
    return goals;
  });
