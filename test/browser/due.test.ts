import { randomUUID } from "node:crypto";

import { recordCases, settle, type Database, type IncomingCase } from "@huilu/core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { describeWith } from "../support/describe-with.ts";
import { browser as chromium, openBrowser } from "./browser.ts";
import { enter, languages } from "./enter.ts";
import { violations } from "./violations.ts";
import { withProduct } from "./with-product.ts";

const hour = 3_600_000;
const waiting = [
  { number: "D-1", department: { code: "EAST", name: "华东", nameEn: "East" }, hoursAgo: 60 },
  { number: "D-2", department: { code: "SOUTH", name: "华南", nameEn: "South" }, hoursAgo: 20 },
] as const;

describeWith(chromium, "what is due, from the overview on", () => {
  const product = withProduct(recordWaiting);
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    page = await enter(browser, product.address, await product.addAdministrator("planner"), languages[1]);
  });
  afterAll(() => browser.close());

  const numbers = () => page.getByRole("table").getByRole("rowheader").allInnerTexts();

  test("the overview counts what is overdue and soon due by promise; one click lists just that", async () => {
    await page.goto("/");
    const section = page.getByRole("region", { name: "What is due" });
    await section.getByRole("link", { name: "Reply 1 overdue 1 due soon" }).waitFor();
    await section.getByRole("link", { name: "Dispatch 1 overdue 0 due soon" }).click();
    await page.getByText("Dispatch: 1 overdue, 0 due within 24 hours.").waitFor();
    expect(new URL(page.url()).searchParams.get("promise")).toBe("dispatch");
    await page.getByRole("cell", { name: /overdue$/ }).waitFor();
    expect(await numbers()).toEqual(["D-1"]);
  });

  test("filters leave their cases, in the list and in the counts, and where none is left they can be cleared", async () => {
    await page.goto("/due?department=SOUTH");
    await page.getByText("Reply: 0 overdue, 1 due within 24 hours.").waitFor();
    await page.getByRole("cell", { name: /left$/ }).waitFor();
    expect(await numbers()).toEqual(["D-2"]);
    await page.goto("/due?department=SOUTH&promise=dispatch");
    await page.getByText("None of the cases that the filters leave.").waitFor();
    await page.getByRole("main").getByRole("button", { name: "Clear filters" }).click();
    await page.getByRole("cell", { name: /overdue$/ }).waitFor();
    expect(await numbers()).toEqual(["D-1"]);
  });

  test("axe finds nothing to mend where there is something to list", async () => {
    await page.goto("/due");
    await page.getByRole("cell", { name: /overdue$/ }).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

async function recordWaiting(db: Database, now: Date): Promise<void> {
  await recordCases(db, waitingCases(now), {
    source: "desk",
    importRunId: randomUUID(),
    rowMeans: "case",
    learnedAt: now,
  });
  await settle(db);
}

async function* waitingCases(now: Date): AsyncGenerator<IncomingCase> {
  for (const [index, { number, department, hoursAgo }] of waiting.entries()) {
    const at = new Date(now.getTime() - hoursAgo * hour);
    // The business day in China, whose clock never changes.
    const on = new Date(at.getTime() + 8 * hour).toISOString().slice(0, 10);
    const moment = { on, at: at.toISOString() };
    yield { number, line: index + 1, department, defects: [], events: [{ type: "registered", moment }] };
  }
}
