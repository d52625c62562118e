import axe from "axe-core";
import type { Page } from "playwright-core";

/** What axe finds to mend on the page as it stands, by WCAG 2.2 AA. */
export async function violations(page: Page): Promise<string[]> {
  // Run by the browser's own door, because the page's policy lets no script in.
  await page.evaluate(axe.source);
  const found = await page.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })",
  );
  const { violations: list } = readReport(found);
  return list.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

type Report = { violations: { id: string; nodes: { target: string[] }[] }[] };

function readReport(found: unknown): Report {
  const report: Report = JSON.parse(JSON.stringify(found));
  return report;
}
