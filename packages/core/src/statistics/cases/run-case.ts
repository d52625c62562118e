import { z } from "zod";
import { caseFunctions } from "./functions.ts";
import { differences } from "./compare.ts";

const statisticsCase = z.object({
  id: z.string(),
  function: z.string(),
  name: z.string().default(""),
  input: z.unknown(),
  expected: z.record(z.string(), z.unknown()),
  tolerance: z.object({ rel: z.number().default(0), abs: z.number().default(0) }).default({ rel: 0, abs: 0 }),
});

/** What became of one case: it passed where nothing differs. */
export type CaseResult = {
  readonly id: string;
  readonly function: string;
  readonly name: string;
  readonly passed: boolean;
  readonly differences: readonly string[];
};

/**
 * Runs one statistics case, the text of its file: gives `input` to `function` and holds the answer against every key that
 * `expected` names. What cannot be read or worked out, and a function that nobody knows, is a case that failed.
 */
export function runStatisticsCase(text: string, file: string): CaseResult {
  const failed = (why: string): CaseResult => ({ id: file, function: "", name: "", passed: false, differences: [why] });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return failed(`this is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = statisticsCase.safeParse(json);
  if (!parsed.success) return failed(`this is no case: ${z.prettifyError(parsed.error)}`);
  const { id, name, function: called, input, expected, tolerance } = parsed.data;
  const found = (different: readonly string[]): CaseResult => ({
    id,
    function: called,
    name,
    passed: different.length === 0,
    differences: different,
  });
  const run = Object.hasOwn(caseFunctions, called) ? caseFunctions[called] : undefined;
  if (!run) return found([`there is no function ${called}`]);
  try {
    const answer = run(input);
    return found(
      called === "ebgmFit" ? worseFit(expected, answer, tolerance) : differences(expected, answer, tolerance),
    );
  } catch (error) {
    return found([error instanceof z.ZodError ? z.prettifyError(error) : String(error)]);
  }
}

const fitted = z.object({ neg_loglik: z.number() });

/** Where the likelihood is flat many priors are as good: the fit must be at least as good. */
function worseFit(expected: unknown, answer: unknown, { rel, abs }: { rel: number; abs: number }): string[] {
  const [wanted, given] = [fitted.parse(expected).neg_loglik, fitted.parse(answer).neg_loglik];
  const isGood = given <= wanted + abs + rel * Math.abs(wanted);
  return isGood ? [] : [`neg_loglik: at most ${wanted} expected, ${given} given`];
}
