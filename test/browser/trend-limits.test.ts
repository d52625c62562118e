import { randomUUID } from "node:crypto";

import {
  addDays,
  businessDayOf,
  followTexts,
  recordCases,
  settle,
  type Database,
  type IncomingCase,
} from "@huilu/core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { describeWith } from "../support/describe-with.ts";
import { browser as chromium, openBrowser } from "./browser.ts";
import { enter, languages } from "./enter.ts";
import { violations } from "./violations.ts";
import { withProduct } from "./with-product.ts";

const weeks = 70;
const usual = [11, 13, 10, 9, 12, 11];
const bad = 40;
const words = {
  "zh-CN": {
    above: "高于期望范围",
    sentence: "的 52 周（不含最近一季）应有的范围，2 点偏高",
    table: "表格",
    head: "期望范围",
  },
  en: { above: "above the expected range", sentence: "52 weeks to", table: "Table", head: "Expected range" },
} as const;

/** Eleven leaks a week for more than a year, and forty in each of the last two whole weeks. */
async function recordYear(db: Database, now: Date): Promise<void> {
  const day = businessDayOf(now, db.timeZone);
  const monday = addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  await recordCases(db, casesUntil(monday), {
    source: "workshop",
    importRunId: randomUUID(),
    rowMeans: "case",
    learnedAt: now,
  });
  await settle(db);
  await followTexts(db.pool);
}

async function* casesUntil(monday: string): AsyncGenerator<IncomingCase> {
  let line = 0;
  for (let ago = weeks; ago > 0; ago -= 1) {
    const many = ago <= 2 ? bad : (usual[ago % usual.length] ?? 0);
    for (let i = 0; i < many; i += 1) {
      line += 1;
      yield {
        number: `L-${line}`,
        line,
        complaint: `${i % 2 ? "开机漏水，地板都湿了" : "接头处漏水不停"}，第 ${line} 次`,
        productFamily: { code: "WM", name: "洗衣机", nameEn: "Washing machine" },
        productModel: { code: "W1", name: "W1" },
        defects: [
          {
            family: { code: "WATER", name: "水路", nameEn: "Water" },
            type: { code: "LEAK", name: "漏水", nameEn: "Leak" },
          },
        ],
        events: [{ type: "registered", moment: { on: addDays(monday, (i % 7) - 7 * ago) } }],
      };
    }
  }
}

describeWith(chromium, "the expected range of a defect's trend", () => {
  const product = withProduct(recordYear);
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  describe.each(languages)("in $language", (chosen) => {
    const { language } = chosen;
    let page: Page;
    const failures: string[] = [];
    beforeAll(async () => {
      page = await enter(
        browser,
        product.address,
        await product.addPerson(`q-${language}`, "QUALITY_ENGINEER"),
        chosen,
      );
      page.on("pageerror", (error) => failures.push(error.message));
    });
    afterAll(() => page.context().close());

    test("its sentence says from what it is learned and how many points lie outside, for everybody", async () => {
      await page.goto("/defects");
      const chart = page.getByRole("img", { name: words[language].sentence });
      await chart.waitFor();
      expect(await chart.locator("[data-mark=outside]").count()).toBe(2);
      if (language === "en") expect(await chart.getAttribute("aria-label")).toContain("2 above it, the last");
    });

    test("its table tells the range of every week and marks those outside of it", async () => {
      const card = page.getByRole("region").filter({ has: page.getByRole("img", { name: words[language].sentence }) });
      await card.getByRole("button", { name: words[language].table }).click();
      const table = page.getByRole("table").filter({ hasText: words[language].head });
      await table.waitFor();
      const outside = table.getByRole("row").filter({ hasText: words[language].above });
      expect(await outside.count()).toBe(2);
      // c̄ ± 3√c̄ of a mean of eleven: 2 to 20 reports lie within.
      expect(await outside.first().innerText()).toContain("2–20");
    });

    test("the page of the defect has it on both of its trends, what people say, and nothing to mend", async () => {
      await page.goto("/defect?chosen=WATER%2FLEAK");
      await page.getByRole("img", { name: words[language].sentence }).waitFor();
      await page
        .getByRole("link", { name: /^L-\d+$/u })
        .first()
        .waitFor();
      await page.waitForLoadState("networkidle");
      expect(await violations(page)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      // Charts follow the width a moment later.
      await page.waitForFunction(() => document.documentElement.scrollWidth === 390);
      await page.setViewportSize({ width: 1440, height: 900 });
    });

    test("no script failed", () => {
      expect(failures).toEqual([]);
    });
  });
});
