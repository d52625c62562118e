import { randomUUID } from "node:crypto";

import { recordCases, settle, type Database, type IncomingCase, type IncomingEvent } from "@huilu/core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { describeWith } from "../support/describe-with.ts";
import { browser as chromium, openBrowser } from "./browser.ts";
import { enter, languages } from "./enter.ts";
import { violations } from "./violations.ts";
import { withProduct } from "./with-product.ts";

const millisecondsADay = 86_400_000;
const earlier = ["K-1", "K-2", "K-3"];
const late = "K-LATE";
const chinaDay = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);

/** Three cases that were known for weeks; now one is reopened, and a fourth of the same days becomes known. */
async function recordTwice(db: Database, now: Date): Promise<void> {
  const weeksAgo = now.getTime() - 20 * millisecondsADay;
  await learn(
    db,
    new Date(weeksAgo),
    earlier.map((number, i) => repaired(number, i + 2, now)),
  );
  const reopened = [happened("reopened", now, 22), happened("resolved", now, 21)];
  await learn(db, now, [
    { ...repaired("K-1", 2, now), events: [...repaired("K-1", 2, now).events, ...reopened] },
    repaired(late, 3, now),
  ]);
}

async function learn(db: Database, learnedAt: Date, cases: readonly IncomingCase[]): Promise<void> {
  const rows = async function* () {
    yield* cases;
  };
  await recordCases(db, rows(), { source: "desk", importRunId: randomUUID(), rowMeans: "case", learnedAt });
  await settle(db);
}

function repaired(number: string, line: number, now: Date): IncomingCase & { events: IncomingEvent[] } {
  return { number, line, events: [happened("registered", now, 25), happened("resolved", now, 24)] };
}

function happened(type: IncomingEvent["type"], now: Date, daysAgo: number): IncomingEvent {
  const instant = now.getTime() - daysAgo * millisecondsADay;
  const moment = { on: chinaDay(instant), at: new Date(instant).toISOString() };
  return { type, moment, department: { code: "EAST", name: "华东服务部" } };
}

describeWith(chromium, "figures as they were known", () => {
  const product = withProduct(recordTwice);
  let browser: Browser;
  let page: Page;
  const failures: string[] = [];
  const yesterday = chinaDay(Date.now() - millisecondsADay);
  beforeAll(async () => {
    browser = await openBrowser();
    page = await enter(browser, product.address, await product.addAdministrator("admin"), languages[0]);
    page.on("pageerror", (error) => failures.push(error.message));
  });
  afterAll(() => browser.close());

  test("a day chosen in the filter bar takes back what was learned later, and stays in the address", async () => {
    await page.locator('main a[href*="metric=cases"]').first().click();
    await expectRows(4);
    await page.getByRole("button", { name: "截至当时所知" }).click();
    await page.getByRole("dialog").locator("table button:enabled").last().click();
    await expectRows(3);
    expect(new URL(page.url()).searchParams.get("known")).toBe(yesterday);
    expect(await page.getByRole("region", { name: "筛选" }).innerText()).toMatch(
      new RegExp(`截至当时所知\\s*${yesterday}`, "u"),
    );
    expect(await violations(page)).toEqual([]);
    await page.reload();
    await expectRows(3);
  });

  test("what changed since names the case, the reason, and how it stood", async () => {
    await page.getByText("此后的变化", { exact: true }).click();
    await expectChanges(1);
    const row = page.getByRole("row").filter({ hasText: late });
    expect(await row.innerText()).toMatch(/后来才录入.*不在其中/su);
    expect(new URL(page.url()).searchParams.get("since")).toBe(yesterday);
    expect(await violations(page)).toEqual([]);
  });

  test("a reopening is named where it made the handling time another", async () => {
    await page.goto(`/cases?metric=handlingTime&since=${yesterday}`);
    await expectChanges(2);
    const summary = page.locator("[data-testid=change-reasons] tbody");
    // K-1 was reopened and resolved again: it is under both.
    const reopened = ["有新进展", "–", "–", "1", "后来才录入", "1", "–", "–", "重开", "–", "–", "1"];
    expect((await summary.innerText()).trim().split(/\s+/u)).toEqual(reopened);
    const row = page.getByRole("row").filter({ hasText: "K-1" });
    expect(await row.innerText()).toMatch(/重开.*1.0 天.*4.0 天/su);
    await row.getByRole("link").click();
    const custody = page.getByRole("region", { name: "谁经手" });
    await custody.first().waitFor();
    expect(await custody.first().innerText()).toMatch(/解决后至重开.*处理时长\s+96:00:00/su);
    expect(await violations(page)).toEqual([]);
  });

  test("no script failed", () => {
    expect(failures).toEqual([]);
  });

  /** The title's count and the table's own row count agree. */
  async function expectRows(n: number): Promise<void> {
    await page.locator(`[data-testid=row-count][data-count="${n}"]`).waitFor();
    await page.locator(`[role=table][aria-rowcount="${n + 1}"]`).waitFor();
  }

  async function expectChanges(n: number): Promise<void> {
    await page.locator(`[data-testid=change-count][data-count="${n}"]`).waitFor();
    expect(await page.locator("[data-testid=change-rows] tbody tr").count()).toBe(n);
  }
});
