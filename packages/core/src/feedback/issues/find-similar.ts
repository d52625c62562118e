import type { Sql } from "../../database/database.ts";
import { normaliseText } from "../../defects/text/normalise-text.ts";
import type { EvidencePart, IssueClosing, IssueReader, QualityIssueRecord } from "./issue.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import { readableIssue } from "./readable-issue.ts";

/** What is about to be raised. */
export type Likeness = { readonly title: string; readonly problem: string; readonly evidence: readonly EvidencePart[] };

/** An issue like another: the same defect, the same product, or the same words; of a closed one what was learned. */
export type SimilarIssue = {
  readonly number: string;
  readonly title: string;
  readonly closing: IssueClosing | null;
  readonly raisedAt: Date;
  /** Why it is alike. */
  readonly because: readonly ("DEFECT" | "FAMILY" | "PRODUCT" | "WORDS")[];
  /** 0 to 1, for the order. */
  readonly likeness: number;
  readonly cause: string | null;
  readonly causeClass: string | null;
  readonly actions: readonly string[];
  readonly lesson: string | null;
};

type Known = Pick<QualityIssueRecord, "number" | "title" | "problem" | "closing" | "raisedAt"> & {
  readonly evidence: readonly EvidencePart[];
  readonly families: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, string>>;
  readonly actions: readonly string[];
};

const looked = 5000;
const shown = 8;
const weights = { DEFECT: 0.45, FAMILY: 0.15, PRODUCT: 0.2, WORDS: 0.35 } as const;
/** Texts of two complaints of one thing share about as many pairs of characters; chance gives less than a tenth. */
const wordsAlike = 0.22;
const alike = 0.3;

/**
 * The issues most like what is about to be raised, of any product, the likest first: open ones that it may double, and
 * closed ones whose lesson may help. Texts are compared by pairs of characters (Dice 1945), which needs no dictionary.
 */
export async function findSimilarIssues(sql: Sql, wanted: Likeness, asker: IssueReader): Promise<SimilarIssue[]> {
  const parameters = new SqlParameters();
  const { rows } = await sql.query<Known>(
    `SELECT q.number, q.title, q.problem, q.closing, q.raised_at AS "raisedAt", q.evidence,
       (SELECT COALESCE(jsonb_object_agg(t.code, f.code), '{}') FROM defect_type t JOIN defect_family f ON f.id = t.family_id
        WHERE t.code IN (SELECT jsonb_array_elements_text(p->'in') FROM jsonb_array_elements(q.evidence) e, jsonb_array_elements(e->'filters') p
                         WHERE p->>'dimension' = 'defectType')) AS families,
       (SELECT COALESCE(jsonb_object_agg(x.key, x.value), '{}') FROM issue_step s, jsonb_each_text(s.fields) x WHERE s.issue_id = q.id) AS fields,
       ARRAY(SELECT a.description FROM issue_action a WHERE a.issue_id = q.id AND a.dropped_because IS NULL ORDER BY a.id) AS actions
     FROM quality_issue q WHERE ${readableIssue(asker, parameters)} ORDER BY q.id DESC LIMIT ${looked}`,
    parameters.values,
  );
  const families = await familiesOf(sql, keysOf(wanted.evidence, "defectType"));
  const pairs = pairsOf(`${wanted.title} ${wanted.problem}`);
  return rows
    .map((known) => compared(known, { ...wanted, families, pairs }))
    .filter(({ likeness }) => likeness >= alike)
    .toSorted((one, other) => other.likeness - one.likeness || other.number.localeCompare(one.number))
    .slice(0, shown);
}

type Wanted = Likeness & { readonly families: ReadonlySet<string>; readonly pairs: ReadonlySet<string> };

function compared(known: Known, wanted: Wanted): SimilarIssue {
  const share = dice(pairsOf(`${known.title} ${known.problem}`), wanted.pairs);
  const both = (dimension: string) =>
    !keysOf(known.evidence, dimension).isDisjointFrom(keysOf(wanted.evidence, dimension));
  const sameDefect = both("defectType");
  const families = new Set([...Object.values(known.families), ...keysOf(known.evidence, "defectFamily")]);
  const because = [
    ...(sameDefect ? (["DEFECT"] as const) : []),
    ...(!sameDefect && !families.isDisjointFrom(wanted.families) ? (["FAMILY"] as const) : []),
    ...(both("productModel") || both("batch") ? (["PRODUCT"] as const) : []),
    ...(share >= wordsAlike ? (["WORDS"] as const) : []),
  ];
  const likeness = because.reduce(
    (sum, one) => sum + (one === "WORDS" ? 0.15 + weights.WORDS * share : weights[one]),
    0,
  );
  const { number, title, closing, raisedAt, fields, actions } = known;
  const said = (name: string) => fields[name] || null;
  return {
    number,
    title,
    closing,
    raisedAt,
    because,
    likeness: Math.min(1, likeness),
    cause: said("rootCause"),
    causeClass: said("causeClass"),
    actions,
    lesson: said("lesson"),
  };
}

function keysOf(evidence: readonly EvidencePart[], dimension: string): Set<string> {
  return new Set(
    evidence.flatMap(({ filters }) => filters.flatMap((one) => (one.dimension === dimension ? one.in : []))),
  );
}

async function familiesOf(sql: Sql, types: ReadonlySet<string>): Promise<Set<string>> {
  const { rows } = await sql.query<{ code: string }>(
    "SELECT DISTINCT f.code FROM defect_type t JOIN defect_family f ON f.id = t.family_id WHERE t.code = ANY($1)",
    [[...types]],
  );
  return new Set(rows.map(({ code }) => code));
}

function pairsOf(text: string): Set<string> {
  const letters = Array.from(normaliseText(text).replaceAll(/[\p{P}\p{S}\s]+/gu, " "));
  return new Set(letters.slice(1).map((letter, at) => `${letters[at]}${letter}`));
}

function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size + other.size === 0) return 0;
  return (2 * one.intersection(other).size) / (one.size + other.size);
}
