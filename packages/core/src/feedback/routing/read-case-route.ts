import { readableCase } from "../../cases/case-scope.ts";
import type { Database } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import { answeringOf, notConcerned, seenHandOver } from "./hand-over-rights.ts";
import type { HandOverReader } from "./list-hand-overs.ts";
import { routeOf, type Chain } from "./route-of.ts";
import { readRoutedCases } from "./routing-facts.ts";
import type { RouteMark } from "./routing-rule.ts";
import { listRoutingVersions } from "./routing-versions.ts";

/** By which rules a case went where, and which others hold as well. */
export type CaseRoute = {
  readonly version: number;
  readonly routedAt: Date;
  readonly marks: readonly RouteMark[];
  readonly taken: readonly { readonly name: string; readonly because: Chain["because"] }[];
  readonly passedOver: readonly string[];
};

/** The route of a case; null for one that has none, that the reader may not see, or in which the reader is complained about. */
export async function readCaseRoute(db: Database, caseId: string, reader: HandOverReader): Promise<CaseRoute | null> {
  const answering = await answeringOf(db, reader.viewer, reader.scope);
  const parameters = new SqlParameters();
  const handed = `EXISTS (SELECT 1 FROM hand_over h WHERE h.case_id = c.id AND ${seenHandOver(answering, parameters)})`;
  const { rows } = await db.pool.query<{ version: number; routedAt: Date; rules: string[]; marks: RouteMark[] }>(
    `SELECT r.version, r.routed_at AS "routedAt", r.rules, r.marks FROM case_route r JOIN service_case c ON c.id = r.case_id
     WHERE r.case_id = ${parameters.add(caseId)}::uuid AND r.superseded_at IS NULL
       AND (${readableCase(reader.scope, parameters)} OR ${handed}) AND ${notConcerned("c.id", reader.viewer, parameters)}`,
    parameters.values,
  );
  const kept = rows[0];
  if (!kept) return null;
  const version = (await listRoutingVersions(db.pool, reader.now)).find(({ number }) => number === kept.version);
  const [one] = await readRoutedCases(db.pool, { ids: [caseId] });
  const rules = version?.rules ?? [];
  const route = one ? routeOf(rules, one.facts) : null;
  const nameOf = (key: string) => {
    const rule = rules.find((other) => other.key === key);
    return reader.language === "en" ? (rule?.nameEn ?? rule?.name ?? key) : (rule?.name ?? key);
  };
  const because = (key: string) => route?.chains.find(({ rule }) => rule === key)?.because ?? [];
  const taken = kept.rules.map((key) => ({ name: nameOf(key), because: because(key) }));
  return {
    version: kept.version,
    routedAt: kept.routedAt,
    marks: kept.marks,
    taken,
    passedOver: (route?.passedOver ?? []).map(nameOf),
  };
}
