import { DomainError } from "../errors.ts";
import { textOf, type Language } from "../locales/text.ts";

/** One fault of a mapping, or of a mapping held against a file: where it stands, and a code under intake.problem. */
export type MappingProblem = {
  readonly code: string;
  /** The key, as productFamily.column. */
  readonly path: string;
  /** The line of the mapping; null where the fault is of the whole. */
  readonly line: number | null;
  readonly values: Readonly<Record<string, string | number>>;
};

/** A mapping that cannot be used, with all its faults. */
export class MappingRefused extends DomainError {
  constructor(
    readonly mapping: string,
    readonly problems: readonly MappingProblem[],
  ) {
    super("BAD_INPUT", "mapping_invalid", {
      mapping,
      count: problems.length,
      line: problems[0]?.line ?? 1,
      path: problems[0]?.path ?? "",
    });
    this.name = "MappingRefused";
  }
}

/** What is wrong, where, and how to mend it: one sentence a fault, or the sentence of the refusal itself. */
export function refusalTexts(error: DomainError, language: Language): string[] {
  const head = textOf(language, `errors.${error.reason}`, error.values);
  if (!(error instanceof MappingRefused)) return [head];
  return [head, ...error.problems.map((problem) => problemText(problem, language))];
}

function problemText({ code, path, line, values }: MappingProblem, language: Language): string {
  const where = line === null ? path : textOf(language, "intake.problemAt", { line, path });
  return `${where}: ${textOf(language, `intake.problem.${code}`, values)}`;
}
