import { companyScope, createUser, makeDepartmentPackage, packageJoints, listPackages } from "@huilu/core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { describeWith } from "../support/describe-with.ts";
import { browser as chromium, openBrowser } from "./browser.ts";
import { enter, languages } from "./enter.ts";
import { withProduct } from "./with-product.ts";

const said = {
  "zh-CN": {
    acknowledge: "确认",
    done: /确认。/u,
    write: "填写",
    note: "本部门将如何改进",
    save: "保存",
    figures: "指标",
  },
  en: {
    acknowledge: "Acknowledge",
    done: /Acknowledged by/u,
    write: "Write",
    note: "What the department will do better",
    save: "Save",
    figures: "Figures",
  },
} as const;

const department = "EAST";

describeWith(chromium, "a department's package on its page", () => {
  const product = withProduct();
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
    // The cases lie in the last four weeks: a fortnight ago is a month that has some.
    const now = new Date();
    const from = `${new Date(now.getTime() - 14 * 86_400_000).toISOString().slice(0, 7)}-01`;
    const making = { userId: null, now, currency: "CNY", joints: packageJoints, scope: companyScope };
    await makeDepartmentPackage(product.db, { department, grain: "MONTH", from }, making);
  });
  afterAll(() => browser.close());

  describe.each(languages)("in $language", (words) => {
    let page: Page;
    const told = said[words.language];
    beforeAll(async () => {
      // Each language has its own package to acknowledge.
      await product.db.pool.query("UPDATE department_package SET acknowledged_at = NULL, acknowledged_by = NULL");
      await product.db.pool.query("DELETE FROM package_note");
      const username = `head-${words.language}`;
      const person = {
        username,
        displayName: username,
        role: "DEPARTMENT_HEAD",
        departmentCode: department,
        password: "one-time",
      } as const;
      const { oneTimePassword } = await createUser(product.db, person, new Date());
      page = await enter(browser, product.address, { username, oneTimePassword: oneTimePassword ?? "" }, words);
    });
    afterAll(() => page.context().close());

    test("is opened from the list, and its figures open exactly their rows", async () => {
      await page.goto("/packages");
      await page.locator("tbody th a").first().click();
      await page.getByRole("heading", { name: told.figures }).waitFor();
      const opening = page.locator("article table").first().locator("td a").first();
      const n = (await opening.innerText()).replaceAll(/\D/gu, "");
      await opening.click();
      const count = page.getByTestId("row-count");
      await count.waitFor();
      expect(await count.getAttribute("data-count")).toBe(n);
      await page.goBack();
    });

    test("is acknowledged with a note, and its improvement note written", async () => {
      await page.getByRole("button", { name: told.acknowledge, exact: true }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("textbox").fill("read on Monday");
      await dialog.getByRole("button", { name: told.acknowledge, exact: true }).click();
      await page.getByText(told.done).waitFor();
      await page.getByText(/read on Monday/u).waitFor();
      await page.getByRole("button", { name: told.write, exact: true }).click();
      await page.getByRole("textbox", { name: told.note }).fill("We call back within an hour.");
      await page.getByRole("button", { name: told.save, exact: true }).click();
      await page.locator("article p", { hasText: "We call back within an hour." }).waitFor();
      const packages = await listPackages(
        product.db.pool,
        { department },
        { first: 1, scope: companyScope, now: new Date() },
      );
      expect(packages[0]).toMatchObject({
        acknowledgedBy: `head-${words.language}`,
        note: { text: "We call back within an hour." },
      });
    });

    test("prints on paper without its buttons", async () => {
      await page.emulateMedia({ media: "print" });
      expect(await page.getByRole("button").filter({ visible: true }).count()).toBe(0);
      await page.emulateMedia({ media: "screen" });
    });
  });
});
