import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { byHeader, readCsv, readWorkbook } from "../exports/read-files.ts";
import { describeWith } from "../support/describe-with.ts";
import { browser as chromium, openBrowser } from "./browser.ts";
import { enter, languages, type Words } from "./enter.ts";
import { withProduct } from "./with-product.ts";
import { reports } from "./workshop-cases.ts";

const said = {
  "zh-CN": {
    open: "导出",
    as: (what: string, format: string) => `导出${what}，${format}`,
    figures: "全部指标",
    defects: "缺陷",
    cases: "这些工单",
    n: "n",
    type: "缺陷",
    all: "我的全部导出",
  },
  en: {
    open: "Export",
    as: (what: string, format: string) => `Export: ${what}, as ${format}`,
    figures: "All metrics",
    defects: "Defects",
    cases: "These cases",
    n: "n",
    type: "Defect",
    all: "All my exports",
  },
} as const;

describeWith(chromium, "what a page shows, as a file", () => {
  const product = withProduct();
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  describe.each(languages)("in $language", (words) => {
    let page: Page;
    beforeAll(async () => {
      page = await enter(browser, product.address, await product.addAdministrator(`exporter-${words.language}`), words);
    });
    afterAll(() => page.context().close());
    const told = said[words.language];

    test("the defects with the counts of the Pareto", async () => {
      const { path, name } = await exported("/defects?period=52w", told.defects, "xlsx", words);
      expect(name).toMatch(/\.xlsx$/);
      const bytes = await readFile(path);
      const [table = []] = (await readWorkbook(Uint8Array.from(bytes).buffer)).values();
      const rows = byHeader(table);
      for (const defect of reports) {
        const own = rows.filter(
          (row) => row.get(told.type) === (words.language === "en" ? defect.nameEn : defect.name),
        );
        expect(own.map((row) => row.get(told.n))).toContain(defect.n);
      }
    });

    test("the cases of the list, as many as it says", async () => {
      const { path } = await exported("/cases?period=52w", told.cases, "csv", words);
      const rows = readCsv((await readFile(path, "utf8")).replace("\uFEFF", ""));
      const shown = await page.locator("main").innerText();
      expect(shown).toContain(` ${rows.length - 1} `.trim());
      expect(rows.length).toBeGreaterThan(3);
    });

    test("every metric of the overview, and all files in one list", async () => {
      const { name } = await exported("/?period=52w", told.figures, "csv", words);
      await page.getByRole("link", { name: told.all }).click();
      await page.getByRole("rowheader", { name }).first().waitFor();
      expect(await page.getByRole("rowheader").count()).toBe(3);
      expect(await page.locator("main a[download]").count()).toBe(3);
    });

    async function exported(address: string, what: string, format: string, { language }: Words) {
      await page.goto(address);
      await page.getByRole("button", { name: said[language].open, exact: true }).click();
      const downloading = page.waitForEvent("download");
      await page.getByRole("button", { name: said[language].as(what, format), exact: true }).click();
      const download = await downloading;
      return { path: await download.path(), name: download.suggestedFilename() };
    }
  });
});
