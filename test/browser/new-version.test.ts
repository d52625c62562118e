import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { describeWith } from "../support/describe-with.ts";
import { browser as chromium, openBrowser } from "./browser.ts";
import { enter, languages } from "./enter.ts";
import { violations } from "./violations.ts";
import { withProduct } from "./with-product.ts";

const said = {
  "zh-CN": { newer: "回路有了新版本", missing: "此页有一部分没有取到", reload: "重新加载", page: "指标词典" },
  en: {
    newer: "A new version of Huilu is there",
    missing: "A part of this page did not come",
    reload: "Reload",
    page: "Metrics",
  },
} as const;

describeWith(chromium, "pages that were built anew under a reader", () => {
  const product = withProduct();
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  describe.each(languages)("in $language", (words) => {
    const told = said[words.language];
    let page: Page;
    beforeAll(async () => {
      page = await enter(browser, product.address, await product.addAdministrator(`a-${words.language}`), words);
    });
    afterAll(() => page.context().close());
    /** A rebuild: the page's script has another name and is gone, and the first page names other scripts. */
    const rebuild = async (named: boolean) => {
      await page.route(/\/assets\/glossary-page-/u, (route) => route.fulfill({ status: 404, body: "{}" }));
      if (named)
        await page.route("**/", (route) =>
          route.request().resourceType() === "fetch"
            ? route.fulfill({ contentType: "text/html", body: `<script type="module" src="/assets/index-new.js">` })
            : route.continue(),
        );
    };
    const openGlossary = async () => {
      await page.goto("/");
      await page.getByRole("navigation").getByRole("link", { name: told.page, exact: true }).click();
    };

    test("are named as a new version, and reloading brings the page that was asked for", async () => {
      await rebuild(true);
      await openGlossary();
      await page.getByText(told.newer, { exact: true }).waitFor();
      expect(await page.getByRole("navigation").isVisible()).toBe(true);
      expect(await violations(page)).toEqual([]);
      await page.unrouteAll();
      await page.getByRole("button", { name: told.reload }).click();
      await page.getByRole("heading", { level: 1, name: told.page }).waitFor();
    });

    test("a part that does not come from a server of the same version is told as that", async () => {
      await rebuild(false);
      await openGlossary();
      await page.getByRole("alert").getByText(told.missing, { exact: true }).waitFor();
      await page.unrouteAll();
    });
  });
});
