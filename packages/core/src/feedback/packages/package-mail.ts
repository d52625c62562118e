import type { Language } from "../../locales/text.ts";
import { numberText } from "./figure-text.ts";
import type { PackageDocument } from "./package-document.ts";
import { type PackageSection, packageSections, type PackageTable } from "./package-table.ts";
import { packageTables } from "./package-tables.ts";
import { packageTitle, type PackageWords, packageWords } from "./package-words.ts";
import { colours, escaped } from "./pictures/svg.ts";

export type PackageMail = { readonly subject: string; readonly html: string; readonly text: string };

const cell = `padding:4px 8px;border-bottom:1px solid ${colours.line};font-size:13px;vertical-align:top`;
const barPixels = 220;

/**
 * A package as a mail: tables with their styles in place, and pictures as bars of table cells, which every mail program
 * shows without loading anything. `url`: where the package stands in the product.
 */
export function packageMail(
  document: PackageDocument,
  language: Language,
  { url }: { readonly url?: string } = {},
): PackageMail {
  const words = packageWords(language, document.timeZone);
  const subject = packageTitle(document, words);
  const tables = packageTables(document, words).filter(({ rows }) => rows.length > 0);
  const told = words.word("knownAt", { at: words.time(document.knownAt) });
  const asked = words.word("toAcknowledge");
  const sections = packageSections.flatMap((section) => {
    const own = tables.filter((table) => table.section === section);
    return own.length === 0 ? [] : [{ name: words.word(`section.${section}`), tables: own, section }];
  });
  return {
    subject,
    html: [
      `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
      `<body style="margin:0;background:#f6f6f3;color:${colours.ink};font-family:'PingFang SC','Microsoft YaHei',system-ui,sans-serif">`,
      `<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:16px">`,
      `<table role="presentation" width="680" cellpadding="0" cellspacing="0" style="max-width:680px;background:#fff;border:1px solid ${colours.line}"><tr><td style="padding:20px">`,
      `<h1 style="margin:0 0 4px;font-size:19px">${escaped(subject)}</h1>`,
      `<p style="margin:0 0 12px;color:${colours.muted};font-size:13px">${escaped(told)} ${escaped(asked)}</p>`,
      ...(url === undefined
        ? []
        : [
            `<p style="margin:0 0 12px;font-size:13px"><a href="${escaped(url)}" style="color:${colours.accent}">${escaped(words.word("open"))}</a></p>`,
          ]),
      ...sections.map((section) => sectionHtml(section, document, words)),
      "</td></tr></table></td></tr></table></body></html>",
    ].join("\n"),
    text: [subject, `${told} ${asked}`, ...(url === undefined ? [] : [url]), ...sections.map(sectionText)].join("\n\n"),
  };
}

type Section = { readonly section: PackageSection; readonly name: string; readonly tables: readonly PackageTable[] };

function sectionHtml({ section, name, tables }: Section, document: PackageDocument, words: PackageWords): string {
  const heading = `<h2 style="margin:18px 0 6px;font-size:15px">${escaped(name)}</h2>`;
  if (section === "trend") return heading + barsHtml(trendBars(document, words));
  const bars = section === "recurs" ? barsHtml(paretoBars(document, words)) : "";
  const isAlone = section === "figures" || section === "cases";
  return heading + bars + tables.map((table) => tableHtml(table, words, isAlone)).join("");
}

function tableHtml(
  { name, columns, onlyInWorkbook = [], total, rows }: PackageTable,
  { word }: PackageWords,
  isAlone: boolean,
): string {
  const isShown = (_: unknown, place: number) => !onlyInWorkbook.includes(place);
  const head = columns
    .filter(isShown)
    .map((title) => `<th align="left" style="${cell};color:${colours.muted};font-weight:400">${escaped(title)}</th>`);
  const body = rows.map((row) => {
    const cells = row
      .filter(isShown)
      .map(
        ({ text, raw }) =>
          `<td align="${raw.kind === "number" ? "right" : "left"}" style="${cell}">${escaped(text)}</td>`,
      );
    return `<tr>${cells.join("")}</tr>`;
  });
  const more =
    total > rows.length
      ? `<p style="margin:4px 0;color:${colours.muted};font-size:12px">${escaped(word("more", { n: total - rows.length }))}</p>`
      : "";
  const caption = isAlone ? "" : `<p style="margin:10px 0 2px;font-size:13px;font-weight:600">${escaped(name)}</p>`;
  return `${caption}<table width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse"><tr>${head.join("")}</tr>${body.join("")}</table>${more}`;
}

type BarLine = { readonly label: string; readonly value: number; readonly text: string; readonly strong: boolean };

function barsHtml(lines: readonly BarLine[]): string {
  const most = Math.max(1, ...lines.map(({ value }) => value));
  const rows = lines.map(({ label, value, text, strong }) => {
    const width = Math.round((value / most) * barPixels);
    const bar = `<table role="presentation" cellpadding="0" cellspacing="0"><tr><td width="${width}" height="12" bgcolor="${strong ? colours.accent : colours.quiet}" style="font-size:0">&nbsp;</td><td style="padding-left:6px;font-size:12px">${escaped(text)}</td></tr></table>`;
    return `<tr><td style="padding:2px 8px 2px 0;font-size:12px;white-space:nowrap">${escaped(label)}</td><td width="100%">${bar}</td></tr>`;
  });
  return `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin-bottom:8px">${rows.join("")}</table>`;
}

function trendBars({ trend }: PackageDocument, { language }: PackageWords): BarLine[] {
  return trend.points.map(({ bucket, value }, i) => ({
    label: trend.grain === "MONTH" ? bucket.slice(0, 7) : bucket,
    value: value ?? 0,
    text: numberText(value ?? 0, language),
    strong: i === trend.points.length - 1,
  }));
}

function paretoBars({ recurs }: PackageDocument, { name, language }: PackageWords): BarLine[] {
  return recurs.defects.rows.slice(0, 10).map(({ type, reports }, i) => ({
    label: name(type),
    value: reports,
    text: numberText(reports, language),
    strong: i === 0,
  }));
}

function sectionText({ name, tables }: Section): string {
  const told = tables.map(({ name: list, columns, rows, onlyInWorkbook = [] }) => {
    const isShown = (_: unknown, place: number) => !onlyInWorkbook.includes(place);
    const lines = [columns.filter(isShown), ...rows.map((row) => row.filter(isShown).map(({ text }) => text))];
    return [list, ...lines.map((line) => line.join(" | "))].join("\n");
  });
  return [`== ${name} ==`, ...told].join("\n");
}
