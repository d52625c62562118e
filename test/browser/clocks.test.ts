import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { describeWith } from "../support/describe-with.ts";
import { browser as chromium, openBrowser } from "./browser.ts";
import { enter, languages } from "./enter.ts";
import { withProduct } from "./with-product.ts";

describeWith(chromium, "policies and calendars in the browser", () => {
  const product = withProduct();
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    page = await enter(browser, product.address, await product.addAdministrator("keeper"), languages[1]);
    await page.goto("/clocks");
    await page.locator("[data-day]").first().waitFor();
  });
  afterAll(() => browser.close());

  test("the keyboard alone finds a day, makes it a holiday, and is told so", async () => {
    await page.locator("[data-day][tabindex='0']").focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    const day = await page.evaluate("document.activeElement.dataset.day");
    expect(day).toMatch(/-02$/);
    await page.keyboard.press("Enter");
    await page.getByLabel("This day").selectOption("HOLIDAY");
    await page.getByRole("textbox", { name: "Name", exact: true }).first().fill("Works outing");
    await page.keyboard.press("Enter");
    await page.getByText("Saved; the cases it concerns").waitFor();
    await page.locator(`[data-day="${String(day)}"][data-kind="HOLIDAY"][aria-label*="Works outing"]`).waitFor();
  });

  test("a year without published days says so, and takes a file only when every row of it is right", async () => {
    for (let step = 0; step < 4; step += 1) {
      if (await page.getByRole("note").isVisible()) break;
      await page.getByRole("button", { name: "The year after" }).click();
      await page.locator("[data-day]").first().waitFor();
    }
    const year = (await page.getByRole("note").innerText()).match(/\d{4}/)?.[0] ?? "";
    await page.getByText("Import a file of holidays").click();
    const give = async (rows: string) => {
      const buffer = Buffer.from(`date,kind,name\n${rows}\n`);
      await page.locator("input[type=file]").setInputFiles({ name: "holidays.csv", mimeType: "text/csv", buffer });
      await page.getByRole("button", { name: `Import ${year}` }).click();
    };
    await give(`${year}-01-01,holiday,元旦\n${year}-02-30,holiday,x`);
    await page.locator("[role=alert] tbody tr").waitFor();
    expect(await page.locator("[role=alert] tbody tr").allInnerTexts()).toEqual([expect.stringContaining("3\tdate")]);
    expect(await page.getByRole("note").count()).toBe(1);
    await give(`${year}-01-01,holiday,元旦`);
    await page.locator(`[data-day="${year}-01-01"][data-kind="HOLIDAY"]`).waitFor();
    expect(await page.getByRole("note").count()).toBe(0);
  });

  test("a new version of a policy stands beside the one before it", async () => {
    await page.getByRole("button", { name: "Change Reply" }).click();
    const amount = page.getByLabel("Term");
    expect(await amount.evaluate((field) => field === document.activeElement)).toBe(true);
    await amount.fill("12");
    await page.keyboard.press("Enter");
    await page.getByRole("cell", { name: "12 hours · calendar clock" }).waitFor();
    await page.getByRole("button", { name: "Show every version" }).click();
    const replies = page.getByRole("row", { name: /^Reply Default/ });
    expect(await replies.evaluateAll((rows) => rows.map((row) => row.getAttribute("data-state")))).toEqual([
      "IN_FORCE",
      "PAST",
    ]);
  });
});
