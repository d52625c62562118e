import { recordCases, routeCases, settle, tellNobody, type Database, type IncomingCase } from "@huilu/core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { describeWith } from "../support/describe-with.ts";
import { browser as chromium, openBrowser } from "./browser.ts";
import { enter, languages } from "./enter.ts";
import { violations } from "./violations.ts";
import { withProduct } from "./with-product.ts";

const words = languages[0];

/** A workshop whose warehouse is asked by rule for what arrived broken. */
async function recordBrokenBoxes(db: Database, now: Date): Promise<void> {
  for (const code of ["HQ", "WH", "TQ"])
    await db.pool.query("INSERT INTO department (code, name) VALUES ($1, $2)", [code, `部门${code}`]);
  await db.pool.query("INSERT INTO source (code) VALUES ('desk')");
  const on = now.toISOString().slice(0, 10);
  const box: IncomingCase = {
    number: "BOX-1",
    line: 1,
    department: { code: "HQ" },
    complaint: "箱子破了",
    defects: [{ family: { code: "P" }, type: { code: "TORN" } }],
    events: [{ type: "registered", moment: { on } }],
  };
  const options = {
    source: "desk",
    importRunId: "00000000-0000-4000-8000-000000000001",
    rowMeans: "case",
    learnedAt: now,
  } as const;
  await recordCases(db, each([box]), options);
  await settle(db);
  await db.pool.query("UPDATE defect_type SET cause_class = 'PACKAGING'");
}

async function* each(cases: readonly IncomingCase[]): AsyncGenerator<IncomingCase> {
  yield* cases;
}

describeWith(chromium, "rules and hand-overs on their pages", () => {
  const product = withProduct(recordBrokenBoxes);
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    page = await enter(browser, product.address, await product.addAdministrator("rules"), words);
  });
  afterAll(() => browser.close());

  test("a duty is given, a case is routed by it, and what was sent is taken back", async () => {
    await page.goto("/routing");
    await page.getByRole("combobox", { name: "仓库" }).selectOption("WH");
    await page.getByText("已保存").waitFor();
    await routeCases(product.db, { now: new Date(), tell: tellNobody });
    await page.goto("/hand-overs");
    const item = page.getByRole("listitem").filter({ hasText: "BOX-1" });
    await item.getByText("箱子破了").waitFor();
    expect(await item.innerText()).toContain("部门WH");
    await item.getByRole("button", { name: "撤回" }).click();
    await page.getByRole("dialog").getByRole("textbox").fill("改由技质处理");
    await page.getByRole("dialog").getByRole("button", { name: "撤回" }).click();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await item.getByText("改由技质处理").waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test("a rule is written, tried on past cases, kept and put in force", async () => {
    await page.goto("/routing");
    await page.getByRole("button", { name: "开始草稿或试算" }).click();
    await page.getByRole("button", { name: "添加规则" }).click();
    const form = page.getByRole("dialog");
    await form.getByRole("textbox", { name: "名称", exact: true }).fill("箱子");
    await form.getByRole("textbox", { name: "投诉内容中的词" }).fill("箱子");
    await form.getByRole("combobox", { name: "第 1 步" }).fill("技质");
    await page.getByRole("option", { name: "技质" }).click();
    await page.keyboard.press("Escape");
    await form.getByRole("button", { name: "确定" }).click();
    const rule = page.getByRole("listitem").filter({ hasText: "箱子" }).last();
    await rule.getByText("投诉内容含“箱子”").waitFor();
    const up = rule.getByRole("button", { name: "上移：箱子" });
    for (let place = 17; place > 0; place -= 1) {
      await up.focus();
      await page.keyboard.press("Enter");
    }
    expect(await up.isDisabled()).toBe(true);
    await page.getByRole("button", { name: "试算" }).click();
    await page.getByText("1 件工单中有 1 件会被转办").waitFor();
    await page.getByRole("row").filter({ hasText: "BOX-1" }).first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "保存草稿" }).click();
    await page.getByRole("button", { name: "生效", exact: true }).click();
    await page.getByRole("dialog").getByRole("textbox").fill("箱子归技质");
    await page.getByRole("dialog").getByRole("button", { name: "生效" }).click();
    await page.getByText("箱子归技质").waitFor();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("转办规则");
  });
});
