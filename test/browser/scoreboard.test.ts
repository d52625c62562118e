import type { Database } from "@huilu/core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { describeWith } from "../support/describe-with.ts";
import { browser as chromium, openBrowser } from "./browser.ts";
import { enter, languages } from "./enter.ts";
import { violations } from "./violations.ts";
import { withProduct } from "./with-product.ts";
import { recordWorkshopCases } from "./workshop-cases.ts";

const said = {
  "zh-CN": {
    empty: "没有可以查看的质量问题",
    title: "质量问题记分板",
    cell: "D0 应急, 8–30 天：1，点开看明细",
    avoided: /30 \(20–35\)/,
    cost: /1.2万|12,000/,
    reached: "合计, 提出→接收, 到达：1，点开看明细",
    exception: "例外签批：1，点开看明细",
  },
  en: {
    empty: "No quality issue to be seen",
    title: "Scoreboard of quality issues",
    cell: "D0 Emergency, 8–30 days: 1, show which",
    avoided: /30 \(20–35\)/,
    cost: /12,000/,
    reached: "All, Raised → acknowledged, reached: 1, show which",
    exception: "By exception: 1, show which",
  },
} as const;

/** An issue of 20 days with a measure that spares 30 failures, acknowledged on the third day; and one closed on an exception. */
async function recordIssues({ pool }: Database): Promise<void> {
  await pool.query(
    `INSERT INTO quality_issue (number, title, problem, severity, safety, raised_by, raised_at, closing, closed_at, closing_reason)
     SELECT n.number, n.title, 'p', 3, false, (SELECT min(id) FROM app_user), now() - interval '20 days', n.closing,
       CASE WHEN n.closing IS NOT NULL THEN now() - interval '2 days' END, n.closing
     FROM (VALUES ('QI-2026-0001', 'Leaking seals', NULL), ('QI-2026-0002', 'Loud motors', 'EXCEPTION')) n (number, title, closing)`,
  );
  await pool.query(
    "INSERT INTO issue_step (issue_id, step) SELECT id, step FROM quality_issue, generate_series(0, 8) step",
  );
  await pool.query(
    `INSERT INTO issue_change (issue_id, at, kind, step, after)
     SELECT id, now() - interval '17 days', 'STEP_SUBMITTED', 0, NULL::jsonb FROM quality_issue WHERE number = 'QI-2026-0001'
     UNION ALL SELECT id, closed_at, 'CLOSED', NULL, '{"closing": "EXCEPTION"}' FROM quality_issue WHERE closing IS NOT NULL`,
  );
  await pool.query(
    `INSERT INTO issue_action (issue_id, kind, description, owner_id, due_on, implemented_on, cut_in)
     SELECT id, 'PRODUCTION', 'Seal of another rubber', raised_by, current_date, current_date - 10, '{"kind":"DATE","on":"2026-01-01"}'
     FROM quality_issue WHERE closing IS NULL`,
  );
  await pool.query(
    `INSERT INTO action_look (action_id, look, looked_at, up_to, verdict, planned_ratio, reports_before, reports_after, exposure_before,
       exposure_after, expected, ratio, low, high, p, level, information, planned_information, dispersion_used, evidence)
     SELECT id, 1, now(), current_date, 'EFFECTIVE', 0.5, 80, 10, 2000, 1000, 40, 0.25, 0.1, 0.6, 0.001, 0.02, 10, 10, 1,
       '{"plain": {"low": 0.125, "high": 0.5}}' FROM issue_action`,
  );
  await pool.query(
    `INSERT INTO issue_case (issue_id, case_id, decided_by, decided_at)
     SELECT q.id, c.id, q.raised_by, now() FROM quality_issue q, (SELECT id FROM service_case ORDER BY id LIMIT 1) c WHERE q.closing IS NULL`,
  );
  await pool.query("UPDATE service_case SET cost_amount = 400 WHERE id IN (SELECT case_id FROM issue_case)");
}

describeWith(chromium, "the scoreboard", () => {
  const product = withProduct(recordWorkshopCases);
  let browser: Browser;
  const pages = new Map<string, Page>();
  beforeAll(async () => {
    browser = await openBrowser();
    for (const words of languages) {
      const person = await product.addPerson(`exec-${words.language.toLowerCase()}`, "EXECUTIVE");
      pages.set(words.language, await enter(browser, product.address, person, words));
    }
  });
  afterAll(() => browser.close());
  const pageIn = (language: string): Page => {
    const page = pages.get(language);
    if (page === undefined) throw new Error(`Nobody has entered in ${language}.`);
    return page;
  };

  test.each(languages)("says that there is nothing yet ($language)", async ({ language }) => {
    const page = pageIn(language);
    await page.goto("/scoreboard");
    await page.getByText(said[language].empty).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  describe("with issues", () => {
    beforeAll(() => recordIssues(product.db));

    test.each(languages)("shows each figure with its rows one click away ($language)", async ({ language }) => {
      const page = pageIn(language);
      const told = said[language];
      await page.goto("/scoreboard");
      await page.getByRole("heading", { name: told.title }).waitFor();
      await page.getByRole("button", { name: told.reached }).waitFor();
      await page.getByRole("button", { name: told.exception }).waitFor();
      await page.getByText(told.avoided).first().waitFor();
      await page.getByText(told.cost).first().waitFor();
      await page.getByRole("button", { name: told.cell }).click();
      await page.getByRole("list").getByText("Leaking seals").waitFor();
      expect(await violations(page)).toEqual([]);
      await page.getByRole("link", { name: "QI-2026-0001" }).first().click();
      await page.waitForURL(/\/issues\/QI-2026-0001/u);
    });

    test.each(languages)("is whole on a phone and in the dark ($language)", async ({ language }) => {
      const page = pageIn(language);
      await page.setViewportSize({ width: 390, height: 844 });
      await page.emulateMedia({ colorScheme: "dark" });
      await page.goto("/scoreboard");
      await page.getByRole("button", { name: said[language].reached }).waitFor();
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(390);
      expect(await violations(page)).toEqual([]);
    });
  });
});
