import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import { buildSchemaSync, getMetadataStorage } from "type-graphql";

import { AccessResolver } from "./access/access.resolver.ts";
import {
  ServiceCaseConnectionResolver,
  ServiceCaseEdgeResolver,
  ServiceCaseResolver,
} from "./cases/service-case.resolver.ts";
import { CalendarsResolver } from "./clocks/calendars.resolver.ts";
import { DueCaseResolver, DueCasesResolver } from "./clocks/due-cases.resolver.ts";
import { PoliciesResolver } from "./clocks/policies.resolver.ts";
import { ChartsResolver } from "./defects/charts.resolver.ts";
import {
  DefectTextsResolver,
  DiscoverResolver,
  EmergingPhraseResolver,
  FoundTextEdgeResolver,
  SuggestedCaseResolver,
} from "./defects/discover.resolver.ts";
import { RepeatsResolver } from "./defects/repeats.resolver.ts";
import { ReliabilityResolver } from "./defects/reliability.resolver.ts";
import { SignalsResolver } from "./defects/signals.resolver.ts";
import { TaxonomyResolver } from "./defects/taxonomy.resolver.ts";
import { enforceRights } from "./enforce-rights.ts";
import { ExportsResolver } from "./exports/exports.resolver.ts";
import { IssueCasesResolver } from "./feedback/issue-cases.resolver.ts";
import { IssueWorkResolver } from "./feedback/issue-work.resolver.ts";
import { QualityIssuePageResolver, QualityIssuesResolver } from "./feedback/quality-issues.resolver.ts";
import { InstallationResolver } from "./installation/installation.resolver.ts";
import { ImportRunsResolver } from "./intake/import-runs.resolver.ts";
import { JobsResolver } from "./jobs/jobs.resolver.ts";
import { KpisResolver } from "./kpis/kpis.resolver.ts";
import { MetricChangeResolver, MetricsResolver, UnitRowResolver } from "./metrics/metrics.resolver.ts";
import { ContestResolver, ScorecardRowResolver, ScorecardsResolver } from "./staff/staff.resolver.ts";

/** The whole API, with the rights matrix before each of its operations. */
export function createSchema(): GraphQLSchema {
  // A field without a resolver of its own is read as GraphQL reads it: no middleware stands before any of them.
  for (const type of getMetadataStorage().objectTypes) type.simpleResolvers = true;
  const schema = buildSchemaSync({
    resolvers: [
      AccessResolver,
      InstallationResolver,
      MetricsResolver,
      UnitRowResolver,
      MetricChangeResolver,
      ServiceCaseResolver,
      ServiceCaseConnectionResolver,
      ServiceCaseEdgeResolver,
      DueCasesResolver,
      DueCaseResolver,
      PoliciesResolver,
      CalendarsResolver,
      ExportsResolver,
      ImportRunsResolver,
      JobsResolver,
      KpisResolver,
      ChartsResolver,
      SignalsResolver,
      QualityIssuesResolver,
      QualityIssuePageResolver,
      IssueWorkResolver,
      IssueCasesResolver,
      TaxonomyResolver,
      DiscoverResolver,
      RepeatsResolver,
      DefectTextsResolver,
      EmergingPhraseResolver,
      SuggestedCaseResolver,
      FoundTextEdgeResolver,
      ReliabilityResolver,
      ScorecardsResolver,
      ScorecardRowResolver,
      ContestResolver,
    ],
    validate: false,
  });
  return enforceRights(schema);
}
