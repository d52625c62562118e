import { randomUUID } from "node:crypto";

import { businessDayOf, recordCases, settle, type Database, type IncomingCase } from "@huilu/core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { describeWith } from "../support/describe-with.ts";
import { browser as chromium, openBrowser } from "./browser.ts";
import { enter, languages, type Words } from "./enter.ts";
import { withProduct } from "./with-product.ts";
import { recordWorkshopCases, reports } from "./workshop-cases.ts";

describeWith(chromium, "from the Pareto to its cases", () => {
  const product = withProduct();
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  describe.each(languages)("in $language", (words) => {
    let page: Page;
    const failures: string[] = [];
    beforeAll(async () => {
      page = await enter(browser, product.address, await product.addAdministrator(`admin-${words.language}`), words);
      page.on("pageerror", (error) => failures.push(error.message));
    });
    afterAll(() => page.context().close());

    test("the document says its language", async () => {
      expect(await page.locator("html").getAttribute("lang")).toBe(words.language);
    });

    test("each bar shows a count and opens exactly as many cases", async () => {
      for (const defect of reports) {
        await openPareto(page, words);
        const name = words.language === "en" ? defect.nameEn : defect.name;
        const line = page.getByRole("listitem").filter({ hasText: name });
        const bar = line.getByRole("link");
        expect(await bar.innerText()).toBe(String(defect.n));
        await bar.click();
        await expectRows(page, defect.n);
        expect(await page.locator("main").innerText()).toContain(name);
      }
    });

    test("the total opens all of them, and the address alone brings them back", async () => {
      await openPareto(page, words);
      const total = reports.reduce((sum, { n }) => sum + n, 0);
      await page.getByRole("region", { name: words.pareto }).getByRole("link").first().click();
      await expectRows(page, total);
      await page.reload();
      await expectRows(page, total);
    });

    test("no script failed", () => {
      expect(failures).toEqual([]);
    });
  });
});

/** Thirty cases of which nobody has said what was wrong, beside the workshop's. */
async function recordUnclassified(db: Database, now: Date): Promise<void> {
  await recordWorkshopCases(db, now);
  const moment = { on: businessDayOf(new Date(now.getTime() - 3 * 86_400_000), db.timeZone) };
  async function* cases(): AsyncGenerator<IncomingCase> {
    for (let i = 1; i <= 30; i += 1) yield { number: `U-${i}`, line: i, events: [{ type: "registered", moment }] };
  }
  await recordCases(db, cases(), { source: "untold", importRunId: randomUUID(), rowMeans: "case", learnedAt: now });
  await settle(db);
}

describeWith(chromium, "what is not classified", () => {
  const product = withProduct(recordUnclassified);
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  // 47 + 30 + 29 + 18 of 137: three types, and what is not classified.
  test.each([
    [languages[0], "前 3 种连同未分类的占 90.5 %。", "关键少数：前 3 种连同未分类的占 90.5 %"],
    [
      languages[1],
      "The first 3 and what is not classified make up 90.5 %.",
      "Vital few: the first 3 and unclassified make up 90.5 %",
    ],
  ])("is named beside the types and counted as none", async (words, sentence, rule) => {
    const page = await enter(browser, product.address, await product.addAdministrator(`u-${words.language}`), words);
    await openPareto(page, words);
    await page.getByText(sentence).waitFor();
    await page.getByText(rule).waitFor();
    await page.context().close();
  });
});

async function openPareto(page: Page, { defects, pareto }: Words): Promise<void> {
  await page.getByRole("navigation").getByRole("link", { name: defects, exact: true }).click();
  await page.getByRole("list", { name: pareto }).waitFor();
}

/** The title's count, the table's own row count, and what the title promises agree. */
async function expectRows(page: Page, n: number): Promise<void> {
  await page.locator(`[data-testid=row-count][data-count="${n}"]`).waitFor();
  await page.locator(`[role=table][aria-rowcount="${n + 1}"]`).waitFor();
}
