import type { Locator, Page } from "playwright-core";

/** What people click and write on the way of a quality issue, in Chinese. Each ends when the page shows what came of it. */

const card = (page: Page, name: string | RegExp) => page.getByRole("region", { name });

/** Raises an issue from all signals of a defect on the page of signals; answers its number. */
export async function raise(page: Page, defect: string, title: string): Promise<string> {
  await page.getByRole("navigation").getByRole("link", { name: "信号", exact: true }).click();
  await card(page, defect).first().getByRole("button", { name: "发起质量问题" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("标题").fill(title);
  await form.getByRole("button", { name: "发起质量问题" }).click();
  await page.waitForURL(/\/issues\/QI-/);
  await page.getByRole("heading", { level: 1 }).getByText(title).waitFor();
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** Hands the issue on the page over to a department. */
export async function handOver(page: Page, { to, ask }: { to: string; ask: string }): Promise<void> {
  const handOvers = card(page, /^移交/);
  await handOvers.getByRole("button", { name: "移交", exact: true }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("部门").selectOption({ label: to });
  await form.getByLabel("请求的事项").fill(ask);
  await form.getByRole("button", { name: "移交", exact: true }).click();
  await form.waitFor({ state: "detached" });
  await handOvers.getByText(`交 ${to} · 待接收`).waitFor();
}

/** Accepts what was handed over about an issue. */
export async function accept(page: Page, number: string): Promise<void> {
  await page.getByRole("navigation").getByRole("link", { name: "移交", exact: true }).click();
  await page.reload();
  const item = card(page, /^待本部门处理/)
    .getByRole("listitem")
    .filter({ hasText: number });
  await item.getByRole("button", { name: "接收" }).click();
  await item.getByText("处理中").waitFor();
}

/** Opens an issue at a step. */
export async function openStep(page: Page, number: string, step: number): Promise<Locator> {
  await page.goto(`/issues/${number}#d${step}`);
  // The same address but for its hash is no other page, and what others did is to be seen.
  await page.reload();
  const shown = card(page, new RegExp(`^D${step} `));
  await shown.waitFor();
  return shown;
}

/** Says who leads an issue and who is of its team. */
export async function gather(page: Page, { leader, member }: { leader: string; member: string }): Promise<void> {
  await card(page, "小组").getByRole("button", { name: "编辑" }).click();
  const form = page.getByRole("dialog");
  await form.getByRole("combobox", { name: "负责人" }).click();
  await page.getByRole("option", { name: leader }).last().click();
  await form.getByRole("combobox", { name: "小组成员" }).click();
  await page.getByRole("option", { name: member }).last().click();
  await form.getByRole("heading").first().click();
  await form.getByRole("button", { name: "保存" }).click();
  await form.waitFor({ state: "detached" });
}

/** Writes a step and submits it; it is `approved` at once where the submitter may, else it waits. */
export async function submit(
  page: Page,
  {
    number,
    step,
    texts,
    to,
  }: { number: string; step: number; texts: Record<string, string>; to: "SUBMITTED" | "APPROVED" },
): Promise<void> {
  const shown = await openStep(page, number, step);
  for (const [name, text] of Object.entries(texts)) {
    if (name === "原因类别") await shown.getByLabel(name).selectOption({ label: text });
    else await shown.getByRole("textbox", { name }).fill(text);
  }
  await shown.getByRole("button", { name: Object.keys(texts).length > 0 ? "保存并提交" : "提交", exact: true }).click();
  await stands(page, step, to);
}

/** Approves what another submitted. */
export async function approve(page: Page, number: string, step: number): Promise<void> {
  const shown = await openStep(page, number, step);
  await shown.getByRole("button", { name: "批准", exact: true }).click();
  await stands(page, step, "APPROVED");
}

async function stands(page: Page, step: number, state: "SUBMITTED" | "APPROVED"): Promise<void> {
  await page
    .locator(`nav li[data-state=${state}]`)
    .filter({ hasText: `D${step} ` })
    .waitFor();
}

/** Plans a measure in production on the issue that is open. */
export async function plan(page: Page, { what, owner }: { what: string; owner: string }): Promise<void> {
  await card(page, "措施").getByRole("button", { name: "添加措施" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("措施", { exact: false }).last().fill(what);
  await form.getByRole("combobox", { name: "负责人" }).click();
  await page.getByRole("option", { name: owner }).last().click();
  await form.getByRole("button", { name: "添加措施" }).click();
  await form.waitFor({ state: "detached" });
}

/** Tells that a measure is in force since today, from a batch of a model on. */
export async function implement(
  page: Page,
  { what, batch, model }: { what: string; batch: string; model: string },
): Promise<void> {
  const row = card(page, "措施").getByRole("row").filter({ hasText: what });
  await row.getByRole("button", { name: "登记生效" }).click();
  const form = page.getByRole("dialog");
  await form.getByRole("combobox", { name: "生产批次" }).fill(batch);
  await page.getByRole("option", { name: `${batch} · ${model}` }).click();
  await form.getByRole("button", { name: "登记生效" }).click();
  await form.waitFor({ state: "detached" });
  await row.getByText(`自批次 ${batch}`).waitFor();
}

/** Closes the issue that is open, on the verdict or by a signed exception. */
export async function close(page: Page, reason: string | null): Promise<void> {
  await page.getByRole("button", { name: "关闭", exact: true }).click();
  const form = page.getByRole("dialog");
  if (reason !== null) {
    await form.getByRole("radio", { name: "例外签批" }).check();
    await form.getByRole("textbox").fill(reason);
  }
  await form.getByRole("button", { name: "关闭问题" }).click();
  await form.waitFor({ state: "detached" });
  await page
    .getByText(reason === null ? "凭验证结论关闭" : "例外签批关闭", { exact: true })
    .first()
    .waitFor();
}

/** What the data say of the measures of the issue that is open. */
export function verdicts(page: Page): Locator {
  return card(page, "措施是否有效");
}

/** What happened to the issue that is open. */
export function history(page: Page): Locator {
  return card(page, "经过");
}
