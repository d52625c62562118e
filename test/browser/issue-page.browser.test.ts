import { importProduction } from "@huilu/core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { describeWith } from "../support/describe-with.ts";
import { fileOf } from "../support/file-of.ts";
import { browser as chromium, openBrowser } from "./browser.ts";
import { enter, languages } from "./enter.ts";
import { violations } from "./violations.ts";
import { withProduct } from "./with-product.ts";

const words = {
  "zh-CN": {
    response: "应急响应",
    what: "什么出了问题",
    where: "在哪里：产品、批次、地区",
    containment: "遏制措施",
    save: "保存",
    saveAndSubmit: "保存并提交",
    both: "两者都保留",
    comment: "发言",
    send: "发出",
    report: "8D 报告",
    stay: "留下",
    leave: "离开",
    total: (n: string) => `共 ${n} 件，最近报告的在前。`,
    cases: "看移出的",
    addMeasure: "添加措施",
    owner: "负责人",
    hopeLabel: "希望降到原来的",
    hope: "希望降到原来的 30 %",
    implement: "登记生效",
    day: "生产日期",
    missing: "没有质量问题 QI-1999-0001",
    noSales: "不知道这些型号卖出多少。请导入销量。",
    effective: "有效",
    told: "使用 1 个月，切换后每千台 1.5 件，切换前 6.0 件；同月数比率 0.25（95 % 区间 0.10–0.55）。",
    table: "表格",
    looks: "历次查看（1 次）",
    limits: "0.06–0.80 单侧 1.00 %",
    lookNow: "现在查看",
    nothingNew: "没有足够的新数据，结论不变。",
    printed: "切换前 60 件 / 10,000 台月",
  },
  en: {
    response: "Emergency response",
    what: "What is wrong",
    where: "Where: product, batch, region",
    containment: "Containment",
    save: "Save",
    saveAndSubmit: "Save and submit",
    both: "Keep both",
    comment: "Comment",
    send: "Send",
    report: "8D report",
    stay: "Stay",
    leave: "Leave",
    total: (n: string) => `${n} cases, the latest report first.`,
    cases: "Show those taken out",
    addMeasure: "Add a measure",
    owner: "Owner",
    hopeLabel: "Hoped to fall to",
    hope: "hoped to fall to 30 % of before",
    implement: "Tell it is in force",
    day: "Day of production",
    missing: "There is no quality issue QI-1999-0001",
    noSales: "Nobody told how many of these models were sold. Import sales.",
    effective: "Effective",
    told: "At 1 month in service 1.5 reports per thousand after the cut-in against 6.0 before; ratio at equal months 0.25 (95 % interval 0.10–0.55).",
    table: "Table",
    looks: "Looks (1)",
    limits: "0.06–0.80 one-sided 1.00 %",
    lookNow: "Look now",
    nothingNew: "Not enough is new; the verdict stands.",
    printed: "Before: 60 reports in 10,000 unit-months",
  },
} as const;

/** A look as the nightly one would keep it: what is measured is told by the tests of verification. */
const curve = (perThousand: number) =>
  [0, 1].map((age) => ({ age, perThousand: perThousand * age, low: 0, high: 9, reports: 60, atRisk: 5000 }));
const evidence = {
  plain: { low: 0.1, high: 0.55 },
  units: { before: 5000, after: 2000, neither: 0 },
  curves: { before: curve(6), after: curve(1.5) },
};
const keepingLook = `INSERT INTO action_look (action_id, look, looked_at, up_to, verdict, planned_ratio, reports_before, reports_after,
    exposure_before, exposure_after, expected, ratio, low, high, p, level, information, planned_information, dispersion,
    dispersion_used, others_ratio, needed_unit_months, needed_weeks, evidence)
  SELECT a.id, 1, now(), date_trunc('month', now()), 'EFFECTIVE', 0.3, 60, 6, 10000, 4000, 24, 0.25, 0.06, 0.8, 0.001, 0.01, 17, 15,
    1, 1, 1.03, 0, 0, $2 FROM issue_action a JOIN quality_issue q ON q.id = a.issue_id WHERE q.number = $1`;

const raising = `mutation ($input: QualityIssueInput!) { raiseQualityIssue(input: $input) }`;

describeWith(chromium, "the page of a quality issue", () => {
  const product = withProduct();
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
    // A cut-in by the day of production asks that production be known.
    const made = "family,model,batch,month,units\nAC,KFR-35GW,2401,2024-01,500\n";
    await importProduction(product.db, await fileOf(made), { userId: null, now: new Date() });
  });
  afterAll(() => browser.close());

  describe.each(languages)("in $language", (language) => {
    const said = words[language.language];
    const tag = language.language.toLowerCase();
    const failures: string[] = [];
    let anna: Page;
    let ben: Page;
    let number = "";
    const address = (rest = "") => `/issues/${number}${rest}`;
    const field = (page: Page, name: string) => page.getByRole("textbox", { name }).first();

    beforeAll(async () => {
      anna = await enter(
        browser,
        product.address,
        await product.addPerson(`anna-${tag}`, "QUALITY_ENGINEER"),
        language,
      );
      ben = await enter(browser, product.address, await product.addPerson(`ben-${tag}`, "QUALITY_ENGINEER"), language);
      for (const page of [anna, ben]) page.on("pageerror", (error) => failures.push(error.message));
      const input = {
        title: `E4 of KFR-35GW ${tag}`,
        problem: "The board reports E4.",
        severity: 3,
        safety: false,
        evidence: [{ filters: [{ dimension: "defectType", in: ["MACHINE/E4"] }], from: null }],
      };
      const answer = await anna.request.post("/graphql", {
        headers: { "apollo-require-preflight": "true" },
        data: { query: raising, variables: { input } },
      });
      const { data } = await answer.json();
      number = data.raiseQualityIssue;
    });
    afterAll(async () => {
      for (const page of [anna, ben]) await page.context().close();
    });

    test("a step is written, submitted, and approved before D4 by the quality engineer's own hand", async () => {
      await anna.goto(address());
      await anna.getByRole("heading", { level: 1 }).getByText("E4 of KFR-35GW").waitFor();
      await field(anna, said.response).fill("Stock is held");
      await anna.getByRole("button", { name: said.saveAndSubmit, exact: true }).click();
      await anna.locator("nav li[data-state=APPROVED]").waitFor();
      expect(await anna.locator("nav li[data-now]").innerText()).toContain("D1");
      await anna.locator("nav li").nth(0).getByRole("button").click();
      await anna.getByText("Stock is held").first().waitFor();
      expect(await anna.getByRole("textbox", { name: said.response }).count()).toBe(0);
    });

    test("of two people who write one step neither loses a word", async () => {
      await anna.goto(address("#d2"));
      await ben.goto(address("#d2"));
      await field(anna, said.what).fill("A plug that heats up");
      await field(ben, said.what).fill("E4 after ten minutes");
      await field(ben, said.where).fill("Batch 2606");
      await ben.getByRole("button", { name: said.save, exact: true }).click();
      await ben.locator("button[type=submit]:not([data-loading]):disabled").first().waitFor();
      await anna.getByRole("button", { name: said.save, exact: true }).click();
      const conflict = anna.getByRole("alert").filter({ has: anna.getByRole("button", { name: said.both }) });
      await conflict.waitFor();
      expect(await conflict.innerText()).toContain("E4 after ten minutes");
      expect(await conflict.innerText()).toContain("A plug that heats up");
      await conflict.getByRole("button", { name: said.both, exact: true }).click();
      await conflict.waitFor({ state: "detached" });
      expect(await field(anna, said.where).inputValue()).toBe("Batch 2606");
      await anna.getByRole("button", { name: said.save, exact: true }).click();
      await ben.reload();
      await ben.waitForFunction(() =>
        [...document.querySelectorAll("textarea")].some(
          ({ value }) => value === "E4 after ten minutes\nA plug that heats up",
        ),
      );
    });

    test("what is not saved is asked for before the page is left, and is there when one comes back", async () => {
      await anna.locator("nav li").nth(3).getByRole("button").click();
      await field(anna, said.containment).fill("Held at the gate");
      await anna.getByRole("navigation").locator("a[href^='/glossary']").click();
      await anna.getByRole("dialog").getByRole("button", { name: said.stay, exact: true }).click();
      await anna.getByRole("dialog").waitFor({ state: "detached" });
      await anna.getByRole("navigation").locator("a[href^='/glossary']").click();
      await anna.getByRole("dialog").getByRole("button", { name: said.leave, exact: true }).click();
      await anna.waitForURL("**/glossary**");
      await anna.locator("main nav").waitFor({ state: "detached" });
      await anna.goBack();
      await field(anna, said.containment).waitFor();
      expect(await field(anna, said.containment).inputValue()).toBe("Held at the gate");
      await anna.getByRole("button", { name: said.save, exact: true }).click();
      await anna.locator("button[type=submit]:disabled").first().waitFor();
    });

    test("a measure is planned with its aim and told to be in force from a day of production on", async () => {
      await anna.goto(address());
      await anna.getByRole("button", { name: said.addMeasure, exact: true }).click();
      const form = anna.getByRole("dialog");
      await form.locator("textarea").first().waitFor();
      await form.locator("textarea").first().fill("Thicker plating");
      await form.getByLabel(said.owner, { exact: false }).first().click();
      await anna
        .getByRole("option", { name: `ben-${tag}` })
        .last()
        .click();
      await form.getByLabel(said.hopeLabel).fill("30");
      await form.getByRole("button", { name: said.addMeasure, exact: true }).click();
      await form.waitFor({ state: "detached" });
      const row = anna.getByRole("row").filter({ hasText: "Thicker plating" }).first();
      expect(await row.innerText()).toContain(said.hope);
      await row.getByRole("button", { name: said.implement }).click();
      await anna.getByRole("dialog").getByRole("radio", { name: said.day }).check();
      await anna.getByRole("dialog").getByRole("button", { name: said.implement, exact: true }).click();
      await anna.getByRole("dialog").waitFor({ state: "detached" });
      expect(await anna.getByRole("row").filter({ hasText: "Thicker plating" }).count()).toBe(2);
    });

    test("of a measure in force it is told what is missing to judge it, then what its looks have shown", async () => {
      await anna.getByText(said.noSales).waitFor();
      await product.db.pool.query(keepingLook, [number, JSON.stringify(evidence)]);
      await anna.goto(address());
      const card = anna.locator("section").filter({ hasText: said.told }).last();
      await card.getByRole("img", { name: said.told }).waitFor();
      const cells = await card.getByRole("row").filter({ hasText: "Thicker plating" }).innerText();
      for (const part of ["60", "0.25", "0.10–0.55", "1.03", said.effective]) expect(cells).toContain(part);
      await card.getByText(said.looks, { exact: true }).click();
      await card.getByText(said.limits).waitFor();
      await card.getByRole("button", { name: said.lookNow, exact: true }).click();
      await card.getByText(said.nothingNew).waitFor();
      await card.getByRole("button", { name: said.table, exact: true }).click();
      await card.getByRole("cell", { name: "6.0 (0.0–9.0)" }).waitFor();
    });

    test("an @ offers people, and who is chosen is named", async () => {
      await anna.goto(address("#d2"));
      const box = anna.locator("main").getByLabel(said.comment, { exact: true });
      await box.click();
      await box.pressSequentially("Please look, @ben");
      await anna
        .getByRole("option", { name: `ben-${tag}` })
        .last()
        .waitFor();
      await box.press("Enter");
      await box.pressSequentially("today");
      const name = `@ben-${tag}`;
      expect(await box.inputValue()).toBe(`Please look, ${name} today`);
      await anna.getByRole("button", { name: said.send, exact: true }).click();
      await anna.locator("main li b").getByText(name, { exact: true }).waitFor();
      const { rows } = await product.db.pool.query(
        "SELECT cardinality(mentions) AS named FROM issue_comment c JOIN quality_issue q ON q.id = c.issue_id WHERE q.number = $1",
        [number],
      );
      expect(rows).toEqual([{ named: 1 }]);
    });

    test("a file goes to the step that is open, and comes back as it was", async () => {
      await anna
        .locator("input[type=file]")
        .setInputFiles({ name: "镀层.txt", mimeType: "text/plain", buffer: Buffer.from("3 µm") });
      const link = anna.getByRole("link", { name: "镀层.txt" });
      await link.waitFor();
      const got = await anna.request.get((await link.getAttribute("href")) ?? "");
      expect(await got.text()).toBe("3 µm");
    });

    test("a case is taken out, and the figures follow", async () => {
      const card = anna.locator("#issue-cases");
      await card.getByText(said.total("47")).waitFor();
      await card.locator("tbody button").first().click();
      await card.getByText(said.total("46")).waitFor();
      await card.getByRole("button", { name: said.cases, exact: true }).click();
      await expect.poll(() => card.getByRole("row").count()).toBe(2);
    });

    test("it prints as an 8D report without the rail, on A4", async () => {
      await anna.goto(address("/print"));
      const report = anna.getByTestId("report");
      await report.waitFor();
      await anna.waitForLoadState("networkidle");
      const text = await report.innerText();
      for (const part of [
        said.report,
        number,
        "Stock is held",
        "Batch 2606",
        "Thicker plating",
        said.hope,
        said.printed,
      ]) {
        expect(text).toContain(part);
      }
      await anna.emulateMedia({ media: "print" });
      expect(await anna.getByRole("navigation").first().isVisible()).toBe(false);
      const pdf = await anna.pdf({ preferCSSPageSize: true });
      expect(pdf.toString("latin1")).toMatch(/\/MediaBox \[0 0 59[45]\.\d+ 84[12]\.\d+\]/);
      await anna.emulateMedia({ media: "screen" });
    });

    test("who only reads it has nothing to change; a foreign number is told to be none", async () => {
      const reader = await enter(browser, product.address, await product.addAdministrator(`reader-${tag}`), language);
      await reader.goto(address("#d2"));
      await reader.getByText("E4 after ten minutes").first().waitFor();
      expect(await reader.locator("main textarea, main input[type=file]").count()).toBe(0);
      expect(await reader.getByRole("button", { name: said.save, exact: true }).count()).toBe(0);
      await reader.goto("/issues/QI-1999-0001");
      await reader.getByText(said.missing).waitFor();
      await reader.context().close();
    });

    test.each(["light", "dark"] as const)(
      "axe finds nothing to mend in %s, and nothing is wider than a phone",
      async (colorScheme) => {
        await ben.emulateMedia({ colorScheme });
        for (const path of [address("#d4"), address("/print")]) {
          await ben.setViewportSize({ width: 1440, height: 900 });
          await ben.goto("/glossary");
          await ben.goto(path);
          await ben.getByRole("heading", { level: 1 }).waitFor();
          await ben.waitForLoadState("networkidle");
          expect([path, await violations(ben)]).toEqual([path, []]);
          await ben.setViewportSize({ width: 390, height: 844 });
          await ben.waitForLoadState("networkidle");
          expect([path, await ben.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 390]);
        }
      },
    );

    test("no script failed", () => {
      expect(failures).toEqual([]);
    });
  });
});
