import { randomUUID } from "node:crypto";
import { addDays, businessDayOf, followTexts, lookForRepeats, recordCases, settle, type Database } from "@huilu/core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { describeWith } from "../support/describe-with.ts";
import { browser as chromium, openBrowser } from "./browser.ts";
import { enter, languages } from "./enter.ts";
import { violations } from "./violations.ts";
import { withProduct } from "./with-product.ts";

const said = {
  "zh-CN": {
    title: "重复投诉",
    size: /6 位客户的 6 个工单/,
    left: /5 位客户的 5 个工单/,
    show: "展开工单",
    count: "认定为一次事件",
    counted: "一次事件",
    line: /合并计为一次事件（共 5 个工单）/,
    takeBack: "撤回认定",
  },
  en: {
    title: "Repeated complaints",
    size: /6 cases of 6 customers/,
    left: /5 cases of 5 customers/,
    show: "Show its cases",
    count: "Count as one event",
    counted: "One event",
    line: /as one event of 5 cases/,
    takeBack: "Take back",
  },
} as const;

async function recordPastes(db: Database, now: Date): Promise<void> {
  const day = addDays(businessDayOf(now, db.timeZone), -3);
  const cases = Array.from({ length: 6 }, (_, i) => ({
    number: `P-${i}`,
    line: i + 2,
    productModel: { code: "KFR-35GW" },
    customer: { number: `P${i}` },
    complaint: "网传空调新固件会自己关机，请大家一起投诉，要求厂家给说法",
    defects: [
      { family: { code: "MACHINE", name: "整机" }, type: { code: "OFF", name: "自动关机", nameEn: "Turns off" } },
    ],
    events: [{ type: "registered" as const, moment: { on: day, at: `${day}T0${i}:00:00+08:00` } }],
  }));
  const options = { source: "pasted", importRunId: randomUUID(), rowMeans: "case", learnedAt: now } as const;
  await recordCases(db, stream(cases), options);
  await settle(db);
  await followTexts(db.pool);
  await lookForRepeats(db, now);
}

async function* stream<T>(rows: readonly T[]): AsyncGenerator<T> {
  yield* rows;
}

describeWith(chromium, "repeated complaints on their page", () => {
  const product = withProduct(recordPastes);
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  describe.each(languages)("in $language", (words) => {
    let page: Page;
    const told = said[words.language];
    beforeAll(async () => {
      const person = await product.addPerson(`repeats-${words.language}`, "QUALITY_ENGINEER");
      page = await enter(browser, product.address, person, words);
    });
    afterAll(() => page.context().close());

    test("a proposal is read, counted as one event but for a case, told on its cases, and taken back", async () => {
      await page.goto("/discover");
      const card = page.getByRole("region", { name: told.title, exact: true });
      const proposal = card.getByRole("listitem").filter({ hasText: told.size });
      await proposal.getByRole("button", { name: told.show }).click();
      await proposal.getByRole("link", { name: "P-5" }).waitFor();
      expect(await violations(page)).toEqual([]);
      await proposal.getByRole("button", { name: told.count }).click();
      const form = page.getByRole("dialog");
      await form.getByRole("checkbox", { name: /P-5/ }).uncheck();
      await form.getByRole("button", { name: told.count }).click();
      await form.waitFor({ state: "hidden" });
      await proposal.waitFor({ state: "detached" });
      await card.getByText(told.counted, { exact: true }).click();
      const event = card.getByRole("listitem").filter({ hasText: told.left });
      await event.getByRole("button", { name: told.show }).click();
      await event.getByRole("link", { name: "P-3" }).click();
      const line = page.getByText(told.line);
      await line.getByRole("link", { name: "P-0" }).click();
      await page.getByRole("heading", { name: /P-0/ }).waitFor();
      await page.goto("/discover");
      await card.getByText(told.counted, { exact: true }).click();
      await event.getByRole("button", { name: told.takeBack }).click();
      await form.getByRole("button", { name: told.takeBack }).click();
      await form.waitFor({ state: "hidden" });
      await event.waitFor({ state: "detached" });
    });
  });
});
