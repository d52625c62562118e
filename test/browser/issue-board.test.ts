import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { describeWith } from "../support/describe-with.ts";
import { browser as chromium, openBrowser } from "./browser.ts";
import { enter, languages } from "./enter.ts";
import { violations } from "./violations.ts";
import { withProduct } from "./with-product.ts";

const said = {
  "zh-CN": {
    raise: "发起质量问题",
    title: "标题",
    problem: /^问题/,
    doubled: "可能已有同样的问题",
    steps: ["D0 应急", "D1 小组", "D2 描述"],
    gate: "D0 还不能提交，缺少：应急响应。",
    moved: /现在在D1 小组/,
    far: /一次只能移动一步/,
    closed: "已关闭",
    state: /D0 目前不在这一状态/,
    giveBack: "退回",
    reason: "理由",
    over: (column: string) => `在${column}上方`,
    choose: "选择 W-0002",
    put: "归入质量问题",
    existing: "已有的问题",
    putIn: "归入",
    cases: "1 件",
    list: "质量问题清单",
    due: "期限",
  },
  en: {
    raise: "Raise a quality issue",
    title: "Title",
    problem: /^Problem/,
    doubled: "It may be raised already",
    steps: ["D0 Emergency", "D1 Team", "D2 Problem"],
    gate: "D0 cannot be submitted yet. Missing: Emergency response.",
    moved: /is in D1 Team now/,
    far: /One step at a time/,
    closed: "Closed",
    state: /D0 is not at this point/,
    giveBack: "Give back",
    reason: "Reason",
    over: (column: string) => `is over ${column}`,
    choose: "Choose W-0002",
    put: "Put into a quality issue",
    existing: "An open issue",
    putIn: "Put in",
    cases: "1 case",
    list: "List of quality issues",
    due: "Due",
  },
} as const;

describeWith(chromium, "the board of quality issues", () => {
  const product = withProduct();
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  describe.each(languages)("in $language", (words) => {
    let page: Page;
    const told = said[words.language];
    const title = `Lid ${words.language}`;
    const card = () => page.getByRole("group", { name: new RegExp(title) });
    const column = (step: 0 | 1 | 2) => page.getByRole("region", { name: told.steps[step], exact: true });
    const standsIn = (step: 0 | 1 | 2) =>
      column(step)
        .getByRole("group", { name: new RegExp(title) })
        .waitFor();
    /** Picks the card up and goes from column to column, each told aloud before the next key, as a listener would. */
    const carry = async (way: readonly (0 | 1 | 2)[], pickUp: "Enter" | " " = "Enter") => {
      await card().focus();
      await page.keyboard.press(pickUp);
      for (const [at, to] of way.entries()) {
        if (at > 0) await page.keyboard.press(to > (way[at - 1] ?? to) ? "ArrowRight" : "ArrowLeft");
        await page.getByText(told.over(told.steps[to])).waitFor();
        // The next key is listened for from the page's next turn on.
        await page.evaluate("new Promise((done) => setTimeout(done, 50))");
      }
    };
    const drop = () => page.keyboard.press("Enter");
    const setStep = (change: string) =>
      product.db.pool.query(
        `UPDATE issue_step SET ${change} WHERE step = 0 AND issue_id = (SELECT id FROM quality_issue WHERE title = $1)`,
        [title],
      );
    beforeAll(async () => {
      const person = await product.addPerson(`board-${words.language}`, "QUALITY_ENGINEER");
      page = await enter(browser, product.address, person, words);
      await page.goto("/issues");
    });
    afterAll(() => page.context().close());

    test("an issue is raised by hand, and found before it is raised twice", async () => {
      const form = page.getByRole("dialog");
      await page.getByRole("button", { name: told.raise }).click();
      await form.getByLabel(told.title).fill(title);
      await form.getByLabel(told.problem).fill("It falls off");
      await form.getByRole("button", { name: told.raise }).click();
      await form.waitFor({ state: "hidden" });
      await standsIn(0);
      expect(await card().evaluate((node) => node === document.activeElement)).toBe(true);
      await page.getByRole("button", { name: told.raise }).click();
      await form.getByLabel(told.title).fill(title);
      const hint = form.getByRole("region", { name: told.doubled });
      await hint.getByText(title).waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await form.waitFor({ state: "hidden" });
    });

    test("a card moved by keyboard says where it is, and goes back where the gate refuses, with what is missing", async () => {
      await carry([0, 1]);
      await page.keyboard.press("Escape");
      await standsIn(0);
      await carry([0, 1], " ");
      await drop();
      const refusal = page.getByRole("alert").filter({ hasText: told.gate });
      await refusal.waitFor();
      expect(await refusal.getByRole("link").getAttribute("href")).toMatch(/^\/issues\/QI-/);
      await standsIn(0);
      expect(await violations(page)).toEqual([]);
      await carry([0, 1, 2]);
      await drop();
      await page.getByRole("alert").filter({ hasText: told.far }).waitFor();
      await standsIn(0);
    });

    test("it moves on where the gate is open, and is given back with a reason", async () => {
      await setStep(`fields = '{"response": "Lids are held"}'`);
      await carry([0, 1]);
      await drop();
      await page.getByRole("status").filter({ hasText: told.moved }).waitFor();
      await standsIn(1);
      await carry([1, 0]);
      await drop();
      const form = page.getByRole("dialog");
      await form.getByLabel(told.reason).fill("Which lids?");
      await form.getByRole("button", { name: told.giveBack }).click();
      await form.waitFor({ state: "hidden" });
      await standsIn(0);
    });

    test("of two people the first is right, and the second sees it", async () => {
      await setStep("state = 'APPROVED'");
      await carry([0, 1]);
      await drop();
      await page.getByRole("alert").filter({ hasText: told.state }).waitFor();
      await standsIn(1);
    });

    test("the mouse moves it, too", async () => {
      const from = await card().boundingBox();
      const to = await column(0).boundingBox();
      if (!from || !to) throw new Error("The card or the column is not drawn.");
      await page.mouse.move(from.x + 20, from.y + from.height - 6);
      await page.mouse.down();
      await page.mouse.move(from.x - 10, from.y + 20, { steps: 5 });
      await page.mouse.move(to.x + to.width / 2, to.y + 120, { steps: 5 });
      await page.mouse.up();
      const form = page.getByRole("dialog");
      // A drag takes every selection of text away until 50 ms after its end.
      await form.getByLabel(told.reason).click();
      await form.getByLabel(told.reason).fill("Once more");
      await form.getByRole("button", { name: told.giveBack }).click();
      await standsIn(0);
    });

    test("a chosen case is put into it from the list of cases", async () => {
      await page.goto("/cases");
      await page.getByRole("searchbox").fill("W-0002");
      await page.getByRole("checkbox", { name: told.choose }).check();
      await page.getByRole("button", { name: told.put }).click();
      const form = page.getByRole("dialog");
      await form.getByRole("combobox", { name: told.existing }).fill(title);
      await page.getByRole("option", { name: new RegExp(title) }).click();
      expect(await violations(page)).toEqual([]);
      await form.getByRole("button", { name: told.putIn, exact: true }).click();
      await card().getByText(told.cases).waitFor();
    });

    test("on a phone it is a list that can be put into another order", async () => {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto("/issues");
      const list = page.getByRole("table");
      await list.getByText(title).waitFor();
      await list.getByRole("button", { name: told.due }).click();
      expect(await list.getByRole("columnheader", { name: told.due }).getAttribute("aria-sort")).toBe("ascending");
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    });
  });
});
