import path from "node:path";
import { type Dimension, dimensions, exportToFile, grains, type Language } from "@huilu/core";
import { type Command, InvalidArgumentError, Option } from "commander";

import { terminalLanguage } from "../explain-failure.ts";
import { withInstallation } from "../installation.ts";
import { typedPath } from "../typed-path.ts";

type Filter = { readonly dimension: Dimension; readonly in: readonly string[] };
type ExportOptions = {
  readonly from?: string;
  readonly to?: string;
  readonly metric: readonly string[];
  readonly by: readonly string[];
  readonly grain?: string;
  readonly compare: readonly string[];
  readonly filter: readonly Filter[];
  readonly outcome?: string;
  readonly search?: string;
  readonly byteOrderMark: boolean;
  readonly language?: Language;
  readonly json?: boolean;
};

const kinds = { figures: "FIGURES", rows: "ROWS", "case-metrics": "CASE_METRICS", cases: "CASES" } as const;
const formats = { ".csv": "CSV", ".xlsx": "XLSX" } as const;

/** `huilu export`: writes what the company sees into a file, and prints how many rows, how long and in how much memory. */
export function registerExport(program: Command): void {
  const several = (text: string, before: readonly string[]) => [...before, text];
  program
    .command("export")
    .argument("<kind>", Object.keys(kinds).join(", "), oneOf(kinds))
    .argument("<file>", "where to write: a .csv or .xlsx file", targetFile)
    .description("write figures, the rows of one, or cases (with all their metrics) into a file")
    .option("--from <day>", "first day, as in 2026-01-01; cases need none")
    .option("--to <day>", "first day that is no longer meant")
    .option("--metric <key>", "a metric, once for each; without it every one (rows: exactly one)", several, [])
    .option("--by <dimension>", "cut figures by a dimension, once for each", several, [])
    .addOption(new Option("--grain <grain>", "cut figures by time").choices(grains))
    .addOption(new Option("--compare <comparison>", "compare figures, once for each").argParser(several).default([]))
    .option("--filter <dimension=key,key>", "only these, once for each dimension", filter, [])
    .option("--outcome <reason>", "rows: those left out for this reason")
    .option("--search <words>", "cases: in the number or the complaint")
    .option("--no-byte-order-mark", "csv without the mark that spreadsheets need")
    .addOption(new Option("--language <language>", "language of the headers").choices(["zh-CN", "en"]))
    .option("--json", "print the outcome as JSON")
    .action(async (kind: keyof typeof kinds, file: TargetFile, options: ExportOptions) => {
      const started = performance.now();
      const written = await withInstallation((db) =>
        exportToFile(db, requestOf(kind, file, options), {
          path: file.path,
          language: options.language ?? terminalLanguage(),
          now: new Date(),
          onProgress: progressOn(process.stderr),
        }),
      );
      const seconds = (performance.now() - started) / 1000;
      const outcome = { ...written, seconds, peakMegabytes: process.resourceUsage().maxRSS / 1024 };
      console.log(options.json ? JSON.stringify(outcome, null, 2) : described(outcome));
    });
}

/** As core parses it; what is missing or unknown is refused there. */
function requestOf(kind: keyof typeof kinds, { format }: TargetFile, options: ExportOptions): unknown {
  const { from, to, metric, by, grain, compare, outcome, search, byteOrderMark } = options;
  const range = from === undefined && to === undefined ? null : { from, to };
  const query = { metrics: metric.map((key) => ({ key })), range, grain, by, compare, filters: options.filter };
  return {
    kind: kinds[kind],
    format,
    byteOrderMark,
    query,
    figure: { metric: metric[0], outcome },
    cases: { range, filters: options.filter, search },
  };
}

type TargetFile = { readonly path: string; readonly format: "CSV" | "XLSX" };

function targetFile(text: string): TargetFile {
  return { path: typedPath(text), format: formats[oneOf(formats)(path.extname(text).toLowerCase())] };
}

function oneOf<Known extends Readonly<Record<string, string>>>(known: Known) {
  const isKnown = (text: string): text is keyof Known & string => Object.hasOwn(known, text);
  return (text: string): keyof Known & string => {
    if (!isKnown(text)) throw new InvalidArgumentError(`It must be one of ${Object.keys(known).join(", ")}.`);
    return text;
  };
}

function filter(text: string, before: readonly Filter[]): readonly Filter[] {
  const [name, keys] = [text.slice(0, text.indexOf("=")), text.slice(text.indexOf("=") + 1)];
  const dimension = dimensions.find((one) => one === name);
  if (!dimension)
    throw new InvalidArgumentError(`It must be DIMENSION=KEY,KEY; dimensions are ${dimensions.join(", ")}.`);
  return [...before, { dimension, in: keys.split(",") }];
}

const betweenWords = 2000;

/** Says now and then how far it is. */
function progressOn(stream: NodeJS.WritableStream) {
  let said = performance.now();
  return async ({ done, total }: { readonly done: number; readonly total: number }) => {
    if (performance.now() - said < betweenWords) return;
    said = performance.now();
    stream.write(`${done} of ${total} rows, ${Math.floor((100 * done) / Math.max(total, 1))} %\n`);
  };
}

type Outcome = {
  readonly rows: number;
  readonly bytes: number;
  readonly seconds: number;
  readonly peakMegabytes: number;
};

function described({ rows, bytes, seconds, peakMegabytes }: Outcome): string {
  const speed = Math.round(rows / seconds);
  return `${rows} rows, ${(bytes / 1_048_576).toFixed(1)} MB in ${seconds.toFixed(1)} s (${speed} rows/s), at most ${peakMegabytes.toFixed(0)} MB of memory`;
}
