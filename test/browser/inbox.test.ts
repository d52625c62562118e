import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { assigned, dueSoon, post } from "../messages/people.ts";
import { describeWith } from "../support/describe-with.ts";
import { browser as chromium, openBrowser } from "./browser.ts";
import { enter, languages } from "./enter.ts";
import { violations } from "./violations.ts";
import { withProduct } from "./with-product.ts";

const said = {
  "zh-CN": {
    title: "QI-2026-0007：D4 根本原因 由您负责",
    archive: "归档",
    unread: "未读",
    none: "没有消息",
    inProduct: "步骤即将到期：进收件箱",
    byMail: "步骤即将到期：邮件方式",
    email: "邮箱地址",
    saveEmail: "保存地址",
    unfit: /不是可以收信的邮箱地址/,
    noServer: "未配置邮件服务器",
  },
  en: {
    title: "QI-2026-0007: D4 root cause is yours",
    archive: "Archive",
    unread: "Unread",
    none: "No messages",
    inProduct: "Step due soon in the inbox",
    byMail: "Step due soon by mail",
    email: "E-mail address",
    saveEmail: "Save the address",
    unfit: /no address that mail can be sent to/,
    noServer: "No mail server is set",
  },
} as const;

describeWith(chromium, "the inbox", () => {
  const product = withProduct();
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  describe.each(languages)("in $language", (words) => {
    const told = said[words.language];
    const failures: string[] = [];
    let page: Page;
    let id = 0;
    beforeAll(async () => {
      const username = `reader-${words.language.toLowerCase()}`;
      page = await enter(browser, product.address, await product.addAdministrator(username), words);
      page.on("pageerror", (error) => failures.push(error.message));
      const { rows } = await product.db.pool.query<{ id: number }>("SELECT id FROM app_user WHERE username = $1", [
        username,
      ]);
      id = rows[0]?.id ?? 0;
    });
    afterAll(() => page.context().close());

    const badge = () => page.getByRole("navigation").getByTestId("unread");
    const message = { ...assigned, link: "/glossary", now: new Date() };

    test("says why it is empty, and shows a message as it comes, without a reload", async () => {
      const streaming = page.waitForRequest((request) => request.url().endsWith("/graphql/stream"));
      await page.goto("/inbox");
      await page.getByText(told.none, { exact: true }).waitFor();
      await streaming;
      await page.evaluate("window.neverReloaded = true");
      await post(product.db, { ...message, to: [id] });
      await page.getByRole("link", { name: told.title }).waitFor();
      expect(await badge().innerText()).toMatch(/^1\b/);
      expect(await page.evaluate("window.neverReloaded")).toBe(true);
    });

    test("the badge counts on other pages, too", async () => {
      await page.goto("/settings");
      await badge().waitFor();
      await page.waitForRequest((request) => request.url().endsWith("/graphql/stream"));
      await post(product.db, { ...dueSoon, to: [id], now: new Date() });
      await badge().getByText("2", { exact: true }).waitFor();
    });

    test("a page without a connection asks by itself, and connects once it can", async () => {
      await page.route("**/graphql/stream", (route) => route.abort());
      await page.goto("/inbox");
      await page.getByRole("link", { name: told.title }).waitFor();
      await post(product.db, { ...dueSoon, subject: "QI-2026-0009", to: [id], now: new Date() });
      await page.getByRole("link", { name: /QI-2026-0009/ }).waitFor({ timeout: 45_000 });
      await badge().getByText("3", { exact: true }).waitFor();
      const connected = page.waitForResponse((response) => response.url().endsWith("/graphql/stream"), {
        timeout: 45_000,
      });
      await page.unroute("**/graphql/stream");
      expect((await connected).status()).toBe(200);
      await post(product.db, { ...dueSoon, subject: "QI-2026-0010", to: [id], now: new Date() });
      await page.getByRole("link", { name: /QI-2026-0010/ }).waitFor({ timeout: 10_000 });
    });

    test("following a message reads it; archived it leaves the list", async () => {
      await page.getByRole("link", { name: told.title }).click();
      await page.waitForURL("**/glossary**");
      await badge().getByText("3", { exact: true }).waitFor();
      await page.goto("/inbox");
      await page.getByRole("button", { name: `${told.archive} ${told.title}` }).click();
      await page.locator("[data-testid=inbox][data-count='3']").waitFor();
      await page.getByText(told.archive, { exact: true }).first().click();
      await page.getByRole("link", { name: told.title }).waitFor();
      await page.locator("[data-testid=inbox][data-count='1']").waitFor();
    });

    test("what comes by which way is chosen in the settings, and an address that is none is refused in words", async () => {
      await page.goto("/settings");
      const kept = () => page.waitForResponse((response) => response.url().endsWith("/graphql"));
      await Promise.all([kept(), page.getByLabel(told.inProduct).uncheck()]);
      await Promise.all([kept(), page.getByLabel(told.byMail).selectOption("NONE")]);
      await page.getByLabel(told.email).fill("nowhere");
      await page.getByRole("button", { name: told.saveEmail }).click();
      await page.getByText(told.unfit).waitFor();
      await page.getByLabel(told.email).fill("reader@example.com");
      await page.getByRole("button", { name: told.saveEmail }).click();
      await page.getByText(told.unfit).waitFor({ state: "detached" });
      await page.reload();
      await page.getByLabel(told.inProduct).waitFor();
      expect(await page.getByLabel(told.inProduct).isChecked()).toBe(false);
      expect(await page.getByLabel(told.byMail).inputValue()).toBe("NONE");
      expect(await page.getByLabel(told.email).inputValue()).toBe("reader@example.com");
    });

    test("the administrator sees what waits, and that no mail server is set", async () => {
      await post(product.db, { ...message, to: [id] });
      await page.goto("/deliveries");
      await page.getByText(told.noServer, { exact: true }).waitFor();
      await page.getByRole("rowheader", { name: "r***@example.com" }).first().waitFor();
    });

    test.each(["light", "dark"] as const)(
      "axe finds nothing to mend in %s, and nothing is wider than a phone",
      async (colorScheme) => {
        for (const path of ["/inbox", "/settings", "/deliveries"]) {
          await page.setViewportSize({ width: 1440, height: 900 });
          await page.emulateMedia({ colorScheme });
          await page.goto(path, { waitUntil: "networkidle" });
          expect([path, await violations(page)]).toEqual([path, []]);
          await page.setViewportSize({ width: 390, height: 844 });
          await page.reload({ waitUntil: "networkidle" });
          expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 390]);
        }
      },
    );

    test("no script failed", () => {
      expect(failures).toEqual([]);
    });
  });
});
