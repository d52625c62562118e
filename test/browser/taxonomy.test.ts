import { runReclassifications, settle } from "@huilu/core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { describeWith } from "../support/describe-with.ts";
import { browser as chromium, openBrowser } from "./browser.ts";
import { enter, languages } from "./enter.ts";
import { withProduct } from "./with-product.ts";

const said = {
  "zh-CN": {
    merge: "合并类型",
    from: "这些类型",
    to: "计入",
    preview: "查看会改变什么",
    reason: "理由",
    types: ["遥控失灵", "包装破损"],
    target: "压缩机异响",
    running: /处理中/,
    done: /已完成/,
    undo: "撤销",
    undone: /已撤销/,
    decide: "判定",
    add: "添加类型",
    decided: "人工判定",
    leak: "外机漏氟",
  },
  en: {
    merge: "Merge types",
    from: "These types",
    to: "count as",
    preview: "See what would change",
    reason: "Reason",
    types: ["Dead remote", "Dented box"],
    target: "Compressor noise",
    running: /At work/,
    done: /Done/,
    undo: "Undo",
    undone: /Taken back/,
    decide: "Decide",
    add: "Add a type",
    decided: "decided here",
    leak: "Refrigerant leak",
  },
} as const;

describeWith(chromium, "the taxonomy on its page", () => {
  const product = withProduct();
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  const runJob = async () => {
    await runReclassifications(product.db, { now: new Date() });
    await settle(product.db);
  };

  describe.each(languages)("in $language", (words) => {
    let page: Page;
    const told = said[words.language];
    beforeAll(async () => {
      const person = await product.addPerson(`engineer-${words.language}`, "QUALITY_ENGINEER");
      page = await enter(browser, product.address, person, words);
    });
    afterAll(() => page.context().close());

    test("a merge is looked at, made, seen through, and taken back", async () => {
      await page.goto("/taxonomy");
      await page.getByRole("button", { name: told.merge }).click();
      const form = page.getByRole("dialog");
      for (const type of told.types) {
        await form.getByRole("combobox", { name: told.from }).fill(type);
        await page.getByRole("option", { name: type }).click();
      }
      await page.keyboard.press("Escape");
      await form.getByRole("combobox", { name: told.to, exact: true }).fill(told.target);
      await page.getByRole("option", { name: told.target }).click();
      await form.getByRole("textbox", { name: told.reason }).fill("generated");
      const send = form.getByRole("button", { name: told.merge });
      expect(await send.isDisabled()).toBe(true);
      await form.getByRole("button", { name: told.preview }).click();
      const row = form.getByRole("row").filter({ hasText: told.target });
      await row.waitFor();
      expect((await row.innerText()).split(/\s+/).slice(-2)).toEqual(["29", "42"]);
      await send.click();
      const merge = page.getByRole("row").filter({ hasText: "generated" }).first();
      await merge.getByText(told.running).waitFor();
      await runJob();
      await merge.getByText(told.done).waitFor();
      await merge.getByRole("button", { name: told.undo }).click();
      await page.getByRole("dialog").getByRole("textbox").fill("no, after all");
      await page.getByRole("dialog").getByRole("button", { name: told.undo }).click();
      await page.getByRole("dialog").waitFor({ state: "hidden" });
      await runJob();
      await merge.getByText(told.undone).first().waitFor();
    });

    test("a case's defects are decided on its page", async () => {
      await page.goto("/cases?period=52w");
      await page.getByRole("link", { name: /^W-/ }).first().click();
      await page.getByRole("button", { name: told.decide, exact: true }).click();
      const form = page.getByRole("dialog");
      await form.getByRole("combobox", { name: told.add }).fill(told.leak);
      await page.getByRole("option", { name: told.leak }).click();
      await form.getByRole("button", { name: told.decide, exact: true }).click();
      await form.waitFor({ state: "hidden" });
      const item = page.getByRole("listitem").filter({ hasText: told.leak }).first();
      await item.getByText(told.decided).waitFor();
      expect(await item.innerText()).toContain(told.leak);
    });
  });
});
