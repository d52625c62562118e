import axe from "axe-core";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { browser as chromium, openBrowser } from "../browser/browser.ts";
import { enter, languages } from "../browser/enter.ts";
import { describeWith } from "../support/describe-with.ts";
import { mondayBefore, withTargetsProduct } from "./with-targets-product.ts";

const words = {
  "zh-CN": {
    csat: "满意度",
    handling: "平均处理时长",
    response: "首次响应时长",
    cost: "单均费用",
    missed: "未达标，自",
    met: "达标，自",
    atRisk: "有风险，自",
    missedToldFirst: /满意度.*未达标。/,
    aim: "目标 ≥ 90.0 %",
    ownTarget: "公司目标",
    targets: "目标",
    metric: "指标",
    value: "目标值",
    set: "设定",
    done: "已设定",
    history: "历史",
    refused: "0 到 1 之间",
    none: "这段时间没有数据",
  },
  en: {
    csat: "Satisfaction",
    handling: "Handling time",
    response: "First response",
    cost: "Cost per case",
    missed: "Missed since",
    met: "Met since",
    atRisk: "At risk since",
    missedToldFirst: /Targets missed:.*Satisfaction/,
    aim: "Target ≥ 90.0 %",
    ownTarget: "company target",
    targets: "Targets",
    metric: "Metric",
    value: "Target",
    set: "Set",
    done: "Set. It will be judged",
    history: "History",
    refused: "between 0 and 1",
    none: "No data in these days",
  },
} as const;

describeWith(chromium, "tiles and targets", () => {
  const product = withTargetsProduct();
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  describe.each(languages)("in $language", (language) => {
    const say = words[language.language];
    let page: Page;
    const failures: string[] = [];
    const tile = (name: string): Locator =>
      page.locator("article").filter({ has: page.getByRole("heading", { name, exact: false }) });
    beforeAll(async () => {
      page = await enter(browser, product.address, await product.addAdministrator(`t-${language.language}`), language);
      page.on("pageerror", (error) => failures.push(error.message));
    });
    afterAll(() => page.context().close());

    test("a tile says its target, its state and since when", async () => {
      await page.goto("/");
      await tile(say.csat).getByText(say.missed).waitFor();
      const csat = await tile(say.csat).innerText();
      expect(csat).toContain(say.aim);
      expect(csat).toContain(say.ownTarget);
      // The first of the whole weeks that hold cases, not just the last one.
      expect(await tile(say.csat).locator("[data-state]").getAttribute("data-state")).toBe("MISSED");
      expect(await tile(say.handling).innerText()).toContain(say.met);
      expect(await tile(say.response).innerText()).toContain(say.atRisk);
      expect(await tile(say.cost).locator("[data-state]").count()).toBe(0);
      expect(await page.locator("main").innerText()).toMatch(say.missedToldFirst);
    });

    test("the whole tile opens exactly the rows of its figure", async () => {
      await page.goto("/");
      const shown = await tile(say.csat)
        .getByText(/^n \d+$/)
        .innerText();
      await tile(say.csat).click({ position: { x: 90, y: 60 } });
      await page.locator(`[data-testid=row-count][data-count="${shown.replace("n ", "")}"]`).waitFor();
    });

    test("a question that is cut otherwise than by a department has no target", async () => {
      await page.goto("/?productFamily=AC");
      await tile(say.csat).waitFor();
      await page.waitForLoadState("networkidle");
      expect(await page.locator("article [data-state]").count()).toBe(0);
      await page.goto("/?department=EAST");
      await tile(say.handling).locator("[data-state]").waitFor();
    });

    test("where there is nothing it is said once", async () => {
      await page.goto("/?from=2020-01-01&until=2020-02-01");
      await page.getByText(say.none).first().waitFor();
      await page.waitForLoadState("networkidle");
      expect(await page.getByText(say.none).count()).toBe(1);
    });

    test("a target is set from the page, and refused with the reason", async () => {
      await page.getByRole("navigation").getByRole("link", { name: say.targets, exact: true }).click();
      await page.getByRole("table").waitFor();
      const form = page.locator("form").last();
      await form.getByLabel(say.metric, { exact: true }).selectOption("firstFixRate");
      await form.locator("input[name=value]").fill("850");
      await form.getByRole("button", { name: say.set, exact: true }).click();
      await form.getByRole("alert").filter({ hasText: say.refused }).waitFor();
      await form.locator("input[name=value]").fill("85");
      await form.getByRole("button", { name: say.set, exact: true }).click();
      await form.getByRole("status").filter({ hasText: say.done }).waitFor();
      await page.getByRole("row").filter({ hasText: "≥ 85.0 %" }).first().waitFor();
    });

    test("its history unfolds: versions, and periods with their states", async () => {
      const line = page.getByRole("row").filter({ hasText: say.csat });
      await line.getByRole("button", { name: say.history }).click();
      const history = page.locator("td[colspan]");
      await history.getByText(say.aim).first().waitFor();
      expect(await history.getByRole("listitem").count()).toBeGreaterThan(2);
    });

    test.each(["/", "/targets"])("axe finds nothing to mend on %s", async (path) => {
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        await page.goto(path);
        await page.locator("main h1").waitFor();
        await page.waitForLoadState("networkidle");
        expect(await violations(page)).toEqual([]);
      }
    });

    test("no script failed", () => {
      expect(failures).toEqual([]);
    });
  });
});

test("weeks begin on Monday", () => {
  expect(mondayBefore(new Date("2026-11-22T20:00:00Z"), 0)).toBe("2026-11-23");
  expect(mondayBefore(new Date("2026-11-23T04:00:00Z"), 3)).toBe("2026-11-02");
});

async function violations(page: Page): Promise<string[]> {
  // Run by the browser's own door, because the page's policy lets no script in.
  await page.evaluate(axe.source);
  const found = await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })",
  );
  const report: { violations: { id: string; nodes: { target: string[] }[] }[] } = JSON.parse(JSON.stringify(found));
  return report.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}
