import type { Browser, Page } from "playwright-core";

import type { Person } from "./with-product.ts";

export const languages = [
  { language: "zh-CN", enter: "登录", choose: "中文", defects: "缺陷", pareto: "帕累托" },
  { language: "en", enter: "Sign in", choose: "English", defects: "Defects", pareto: "Pareto" },
] as const;
export type Words = (typeof languages)[number];

export const password = "round-and-round-42";

/** Signs in again where a session has ended, with the password of before. */
export async function enterAgain(page: Page, { username }: Person, words: Words): Promise<void> {
  await page.goto("/");
  await page.locator("input[name=username]").fill(username);
  await page.locator("input[name=password]").fill(password);
  await page.getByRole("button", { name: words.enter, exact: true }).click();
  await page.getByRole("navigation").waitFor();
}

/** Opens the product, chooses the language, signs in with the one-time password and replaces it. */
export async function enter(browser: Browser, address: string, person: Person, words: Words): Promise<Page> {
  const context = await browser.newContext({ baseURL: address, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto("/");
  await page.getByText(words.choose, { exact: true }).click();
  await page.locator("input[name=username]").fill(person.username);
  await page.locator("input[name=password]").fill(person.oneTimePassword);
  await page.getByRole("button", { name: words.enter, exact: true }).click();
  await page.locator("input[name=current]").fill(person.oneTimePassword);
  await page.locator("input[name=next]").fill(password);
  await page.locator("input[name=again]").fill(password);
  await page.locator("button[type=submit]").click();
  await page.getByRole("navigation").waitFor();
  return page;
}
