import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { startApi } from "@huilu/api";
import { createUser, readEnvironment, type NewUser } from "@huilu/core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { makeStaffCompany, north } from "../staff/staff-company.ts";
import { describeWith } from "../support/describe-with.ts";
import { withDatabase } from "../support/with-database.ts";
import { browser as chromium, openBrowser } from "./browser.ts";
import { enter, languages } from "./enter.ts";
import { violations } from "./violations.ts";

const webDist = fileURLToPath(new URL("../../packages/web/dist/", import.meta.url));
const period = "from=2026-01-01&until=2026-06-30";
const words = {
  "zh-CN": {
    contest: "申诉",
    send: "提交申诉",
    uphold: "成立",
    open: "申诉待裁定",
    upheld: "申诉成立",
    mark: "1 项申诉中",
    person: "员工BEN",
    agent: "CLEO",
  },
  en: {
    contest: "Contest",
    send: "Contest it",
    uphold: "Uphold",
    open: "contested, not decided",
    upheld: "contest upheld",
    mark: "1 contested",
    person: "Person BEN",
    agent: "ANNA",
  },
} as const;

describeWith(chromium, "staff pages", () => {
  const database = withDatabase();
  let started: Awaited<ReturnType<typeof startApi>>;
  let browser: Browser;
  beforeAll(async () => {
    if (!existsSync(`${webDist}index.html`))
      throw new Error("The pages are not built: run pnpm --filter @huilu/web build first.");
    await makeStaffCompany(database.db);
    const ready = async () => ({ ready: true, parts: {} });
    started = await startApi({ db: database.db, env: readEnvironment({}), port: 0, webDist, ready });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await started.close();
  });

  async function signIn(
    user: Omit<NewUser, "displayName" | "password">,
    language: (typeof languages)[number],
  ): Promise<Page> {
    const person = { ...user, displayName: user.username, password: "one-time" } as const;
    const { oneTimePassword } = await createUser(database.db, person, new Date());
    return enter(
      browser,
      started.address,
      { username: user.username, oneTimePassword: oneTimePassword ?? "" },
      language,
    );
  }

  describe.each(languages)("in $language", (language) => {
    const said = words[language.language];
    const failures: string[] = [];
    let head: Page;
    let agent: Page;
    beforeAll(async () => {
      const name = language.language.toLowerCase();
      head = await signIn(
        { username: `head-${name}`, role: "DEPARTMENT_HEAD", departmentCode: "NORTH", employeeCode: "HEAD" },
        language,
      );
      agent = await signIn(
        { username: `agent-${name}`, role: "SERVICE_AGENT", departmentCode: "NORTH", employeeCode: said.agent },
        language,
      );
      for (const page of [head, agent]) page.on("pageerror", (error) => failures.push(error.message));
    });
    afterAll(async () => {
      for (const page of [head, agent]) await page.context().close();
    });

    test("the head sees everybody in the funnel, only who is outside named, and no order by figures", async () => {
      await head.goto(`/department?${period}`);
      const chart = head
        .getByRole("img")
        .filter({ has: head.locator("svg.recharts-surface") })
        .first();
      await chart.waitFor();
      await head.locator("[data-verdict=worse] circle").first().waitFor();
      expect(await chart.locator("g[data-verdict=worse] text").allTextContents()).toEqual([said.person]);
      expect(await chart.locator("g[data-verdict] circle").count()).toBe(north.length);
      expect(await head.locator("main").innerText()).toContain(said.person);
      const names = await head.getByRole("table").last().locator("tbody th button").allInnerTexts();
      expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, language.language)));
      expect(names).toHaveLength(north.length);
      // The head has no cases, and is folded away with whoever has none.
      await head.locator("main details summary").click();
      expect(await head.getByRole("table").last().locator("tbody th button").count()).toBe(1);
    });

    test("the n of a line opens exactly as many rows", async () => {
      await head.goto(`/department?${period}`);
      const line = head.getByRole("row").filter({ hasText: said.person });
      const n = line.getByRole("link");
      expect(await n.innerText()).toBe("50");
      await n.click();
      await head.locator('[data-testid=row-count][data-count="50"]').waitFor();
    });

    test("a row is contested, marked, decided, and leaves the card", async () => {
      await agent.goto(`/my-card?${period}`);
      const table = agent.getByTestId("own-rows");
      await table.waitFor();
      const before = Number(await table.getAttribute("data-count"));
      await table
        .getByRole("button", { name: new RegExp(`^${said.contest} `) })
        .first()
        .click();
      await agent.getByRole("dialog").getByRole("textbox").fill("The part was sent wrong.");
      await agent.getByRole("dialog").getByRole("button", { name: said.send, exact: true }).click();
      await table.getByText(said.open).waitFor();
      await agent.locator("main").getByText(said.mark, { exact: true }).first().waitFor();

      await head.goto(`/department?${period}`);
      await head.getByRole("button", { name: said.uphold, exact: true }).click();
      await head.getByRole("dialog").getByRole("textbox").fill("Agreed.");
      await head.getByRole("dialog").getByRole("button", { name: said.uphold, exact: true }).click();
      await head.getByRole("dialog").waitFor({ state: "detached" });

      await agent.reload();
      await agent.locator(`[data-testid=own-rows][data-count="${before - 1}"]`).waitFor();
      await agent.getByRole("listitem").filter({ hasText: said.upheld }).first().waitFor();
    });

    test.each(["light", "dark"] as const)(
      "axe finds nothing to mend in %s, and nothing is wider than a phone",
      async (colorScheme) => {
        for (const [page, path] of [
          [head, "/department"],
          [agent, "/my-card"],
        ] as const) {
          await page.setViewportSize({ width: 1440, height: 900 });
          await page.emulateMedia({ colorScheme });
          await page.goto(`${path}?${period}`);
          await page.getByRole("table").first().waitFor();
          await page.waitForLoadState("networkidle");
          expect([path, await violations(page)]).toEqual([path, []]);
          await page.setViewportSize({ width: 390, height: 844 });
          await page.reload();
          await page.getByRole("table").first().waitFor();
          await page.waitForLoadState("networkidle");
          expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 390]);
        }
      },
    );

    test("the agent has no department page in the rail, and is told no when asking for it", async () => {
      await agent.setViewportSize({ width: 1440, height: 900 });
      await agent.goto(`/department?${period}`);
      await agent.getByRole("alert").first().waitFor();
      expect(await agent.getByRole("navigation").locator("a[href^='/department']").count()).toBe(0);
      expect(await agent.getByRole("navigation").locator("a[href^='/my-card']").count()).toBe(1);
    });

    test("no script failed", () => {
      expect(failures).toEqual([]);
    });
  });
});
