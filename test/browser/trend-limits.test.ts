import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { describeWith } from "../support/describe-with.ts";
import { browser as chromium, openBrowser } from "./browser.ts";
import { enter, languages } from "./enter.ts";
import { recordLeaksOfAYear } from "./leaks-of-a-year.ts";
import { violations } from "./violations.ts";
import { withProduct } from "./with-product.ts";

const words = {
  "zh-CN": {
    above: "高于期望范围",
    sentence: "的 52 周（不含最近一季）应有的范围，2 点偏高",
    table: "表格",
    head: "期望范围",
  },
  en: { above: "above the expected range", sentence: "52 weeks to", table: "Table", head: "Expected range" },
} as const;

describeWith(chromium, "the expected range of a defect's trend", () => {
  const product = withProduct(recordLeaksOfAYear);
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
