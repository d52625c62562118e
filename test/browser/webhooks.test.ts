import { addressPolicy, deliverWebhooks } from "@huilu/core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { describeWith } from "../support/describe-with.ts";
import { answer, receiver } from "../webhooks/receiver.ts";
import { browser as chromium, openBrowser } from "./browser.ts";
import { enter, languages } from "./enter.ts";
import { violations } from "./violations.ts";
import { withProduct } from "./with-product.ts";

describeWith(chromium, "the page of webhooks", () => {
  const product = withProduct();
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser();
    page = await enter(browser, product.address, await product.addAdministrator("admin-hooks"), languages[0]);
  });
  afterAll(() => browser.close());

  test("makes a target, tells its secret once, tests it, and sends again what failed", async () => {
    await page.goto("/webhooks");
    await page.getByText("添加目标", { exact: true }).first().click();
    const form = page.getByRole("form", { name: "添加目标" });
    await form.getByLabel("名称").fill("质量平台");
    await form.getByLabel("网址").fill("http://169.254.169.254/latest");
    await form.getByRole("button", { name: "保存" }).click();
    await page.getByRole("alert").getByText("指向非公网地址").waitFor();
    await form.getByLabel("网址").fill("https://192.0.2.1.example/hook?token=0123456789abcdef0123");
    await form.getByRole("button", { name: "保存" }).click();
    const secret = page.getByText(/^whsec_/);
    await secret.waitFor();
    const told = (await secret.textContent()) ?? "";
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "已保存好" }).click();
    await page.reload();
    await page.getByRole("button", { name: "测试：质量平台" }).click();
    await page.getByText("测试已发出").waitFor();
    expect(await page.content()).not.toContain(told);
    expect(await page.content()).not.toContain("0123456789abcdef0123");
    // The name of the target is nobody's: it leads to a receiver on this machine.
    const inner = await receiver();
    inner.answers(answer(500, "out of order"));
    await product.db.pool.query("UPDATE webhook_target SET url = $1", [inner.url]);
    const deliver = () =>
      deliverWebhooks(product.db, {
        clock: () => new Date(),
        allows: addressPolicy(["127.0.0.0/8"]),
        publicUrl: null,
        waitMilliseconds: 0,
      });
    await deliver();
    await page.reload();
    await page.getByRole("button", { name: "各次尝试" }).click();
    await page.getByText("out of order").waitFor();
    expect(await violations(page)).toEqual([]);
    inner.answers(answer(200));
    await page.getByRole("button", { name: "立即再试" }).click();
    await expect.poll(deliver).toBe(1);
    await page.reload();
    await page.getByRole("table").getByText("已送达").waitFor();
    await page.getByRole("button", { name: "重发" }).click();
    await expect.poll(deliver).toBe(1);
    expect(new Set(inner.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(inner.received).toHaveLength(3);
  }, 60_000);

  test("makes a source and shows how to send to it; on a phone nothing is wider than the screen", async () => {
    await page.getByText("添加来源", { exact: true }).click();
    const form = page.getByRole("form", { name: "添加来源" });
    await form.getByLabel("来源代码").fill("erp");
    await form.getByLabel("名称").fill("售后系统");
    await form.getByRole("button", { name: "保存" }).click();
    await page.getByText(/^whsec_/).waitFor();
    await page.getByText("/webhooks/cases?source=erp").first().waitFor();
    await page.getByText("示例", { exact: true }).click();
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
    expect(await violations(page)).toEqual([]);
  }, 60_000);
});
