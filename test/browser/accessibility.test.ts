import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { describeWith } from "../support/describe-with.ts";
import { browser as chromium, openBrowser } from "./browser.ts";
import { enter, languages } from "./enter.ts";
import { violations } from "./violations.ts";
import { withProduct } from "./with-product.ts";

const paths = [
  "/",
  "/defects",
  "/signals",
  "/issues",
  "/issues?view=list&closed=shown",
  "/scoreboard",
  "/desk",
  "/taxonomy",
  "/discover",
  "/defect",
  "/defect?chosen=MACHINE%2FE4",
  "/backtest",
  "/reliability",
  "/cases",
  "/cases?metric=defectReports",
  "/glossary",
  "/settings",
  "/import-runs",
  "/due",
  "/clocks",
  "/webhooks",
];
const schemes = ["light", "dark"] as const;

describeWith(chromium, "the pages are for everybody", () => {
  const product = withProduct();
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    page = await enter(browser, product.address, await product.addAdministrator("reader"), languages[0]);
  });
  afterAll(() => browser.close());

  for (const scheme of schemes) {
    test.each(paths)(`axe finds nothing to mend on %s in ${scheme}`, async (path) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto(path);
      await settled(page);
      expect(await page.locator("html").getAttribute("data-mantine-color-scheme")).toBe(scheme);
      expect(await violations(page)).toEqual([]);
    });
  }

  test("one case and its timeline, too", async () => {
    await page.goto("/cases");
    await page.getByRole("table").getByRole("link").first().click();
    await page.getByRole("definition").first().waitFor();
    await settled(page);
    expect(await violations(page)).toEqual([]);
  });

  test("on a phone nothing is wider than the screen", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of paths) {
      await page.goto(path);
      await settled(page);
      expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 390]);
    }
  });
});

/** Nothing is loading any more, and the chart, which comes in a piece of its own, is drawn. */
async function settled(page: Page): Promise<void> {
  await page.locator("main h1").waitFor();
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => document.querySelector("[aria-busy=true], main [role=status]:empty") === null);
}
