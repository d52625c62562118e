import { detectSignals } from "@huilu/core";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { describeWith } from "../support/describe-with.ts";
import { browser as chromium, openBrowser } from "./browser.ts";
import { enter, languages } from "./enter.ts";
import { recordLeaksOfAYear } from "./leaks-of-a-year.ts";
import { violations } from "./violations.ts";
import { withProduct } from "./with-product.ts";

const width = 390;

describeWith(chromium, "on a phone", () => {
  const product = withProduct(async (db, now) => {
    await recordLeaksOfAYear(db, now);
    await detectSignals(db, { now });
  });
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    const person = await product.addPerson("quality", "QUALITY_ENGINEER");
    page = await enter(browser, product.address, person, languages[1]);
    await page.setViewportSize({ width, height: 844 });
  });
  afterAll(() => browser.close());

  test.each([
    ["/signals", "Acknowledge"],
    ["/signals", "Dismiss"],
    ["/taxonomy", "Retire"],
    ["/taxonomy", "Edit"],
  ])("what is to be done on %s is on the screen: %s", async (path, action) => {
    await page.goto(path);
    const buttons = page.getByRole("table").getByRole("button", { name: action, exact: true });
    await buttons.first().waitFor();
    for (const button of await buttons.all()) expect(await rightEdge(button)).toBeLessThanOrEqual(width);
    expect(await violations(page)).toEqual([]);
  });

  test("a signal is acknowledged without scrolling sideways", async () => {
    await page.goto("/signals");
    await page.getByRole("button", { name: "Acknowledge" }).first().click();
    await page.getByText("Acknowledged", { exact: true }).click();
    await page.getByRole("table").getByText("quality").first().waitFor();
    expect(await page.locator(".scroller").evaluateAll((all) => all.map(({ scrollLeft }) => scrollLeft))).toEqual([0]);
  });
});

/** Where it ends, in pixels from the left of the screen. */
async function rightEdge(button: Locator): Promise<number> {
  const box = await button.boundingBox();
  return box === null ? Infinity : box.x + box.width;
}
