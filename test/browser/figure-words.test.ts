import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { describeWith } from "../support/describe-with.ts";
import { browser as chromium, openBrowser } from "./browser.ts";
import { enter, languages } from "./enter.ts";
import { withProduct } from "./with-product.ts";

const said = {
  "zh-CN": {
    cohorts: "使用满 12 个月，按销售月份",
    day: /^\d{4}-\d{2}-\d{2}$/,
    moment: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/,
  },
  en: {
    cohorts: "12 months in service, by month of sale",
    day: /^[A-Z][a-z]{2} \d{1,2}, \d{4}$/,
    moment: /^[A-Z][a-z]{2} \d{1,2}, \d{4} \d{2}:\d{2}$/,
  },
} as const;

describeWith(chromium, "how figures and days are written", () => {
  const product = withProduct();
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  describe.each(languages)("in $language", (words) => {
    const { cohorts, day, moment } = said[words.language];
    let page: Page;
    beforeAll(async () => {
      page = await enter(browser, product.address, await product.addAdministrator(`a-${words.language}`), words);
    });
    afterAll(() => page.context().close());

    test.each(["cumulativeRateAtMis", "warrantyCostPerUnit"])("%s says its age and by which month", async (metric) => {
      await page.goto(`/?trend=${metric}`);
      await page.getByText(cohorts).waitFor();
      await page.goto(`/cases?metric=${metric}`);
      await page.getByRole("main").getByText(cohorts).waitFor();
    });

    test("days and times are written in one way on a list, a case and its timeline", async () => {
      await page.goto("/cases?period=52w");
      const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: /^W-/ }) });
      await row.first().waitFor();
      const cells = await row.first().getByRole("cell").allInnerTexts();
      expect(cells.filter((cell) => day.test(cell.trim()))).toHaveLength(1);
      await page.getByRole("link", { name: /^W-/ }).first().click();
      await page.getByRole("definition").first().waitFor();
      expect(await page.getByRole("definition").first().innerText()).toMatch(moment);
      expect(await page.locator("main ol li span").first().innerText()).toMatch(moment);
    });
  });
});
