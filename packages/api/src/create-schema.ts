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
import { IssueDeskResolver } from "./feedback/issue-desk.resolver.ts";
import { ScoreboardResolver } from "./feedback/scoreboard.resolver.ts";
import { IssueCasesResolver } from "./feedback/issue-cases.resolver.ts";
import { IssueWorkResolver } from "./feedback/issue-work.resolver.ts";
import {
  DepartmentPackagePageResolver,
  PackageExcludedResolver,
  PackagesResolver,
  PackageTermResolver,
} from "./feedback/packages.resolver.ts";
import { QualityIssuePageResolver, QualityIssuesResolver } from "./feedback/quality-issues.resolver.ts";
import { CaseMarksResolver } from "./feedback/case-marks.resolver.ts";
import { HandOversResolver } from "./feedback/hand-overs.resolver.ts";
import { RoutingResolver } from "./feedback/routing.resolver.ts";
import { InstallationResolver } from "./installation/installation.resolver.ts";
import { ImportRunsResolver } from "./intake/import-runs.resolver.ts";
import { JobsResolver } from "./jobs/jobs.resolver.ts";
import { KpisResolver } from "./kpis/kpis.resolver.ts";
import { ChangesResolver } from "./messages/changes.resolver.ts";
import { InboxResolver, MessageResolver } from "./messages/inbox.resolver.ts";
import { MailDeliveriesResolver } from "./messages/mail-deliveries.resolver.ts";
import { MessageSettingsResolver } from "./messages/message-settings.resolver.ts";
import { MetricChangeResolver, MetricsResolver, UnitRowResolver } from "./metrics/metrics.resolver.ts";
import { ContestResolver, ScorecardRowResolver, ScorecardsResolver } from "./staff/staff.resolver.ts";
import { WebhookDeliveriesResolver } from "./webhooks/webhook-deliveries.resolver.ts";
import { WebhookSourcesResolver } from "./webhooks/webhook-sources.resolver.ts";
import { WebhookTargetsResolver } from "./webhooks/webhook-targets.resolver.ts";

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
      IssueDeskResolver,
      ScoreboardResolver,
      IssueWorkResolver,
      RoutingResolver,
      HandOversResolver,
      CaseMarksResolver,
      PackagesResolver,
      DepartmentPackagePageResolver,
      PackageTermResolver,
      PackageExcludedResolver,
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
      WebhookTargetsResolver,
      WebhookDeliveriesResolver,
      WebhookSourcesResolver,
      InboxResolver,
      MessageResolver,
      MessageSettingsResolver,
      MailDeliveriesResolver,
      ChangesResolver,
    ],
    // Every subscription brings its own events; what changed is told by the database, not from here.
    pubSub: { publish: nobodyPublishes, subscribe: nobodyPublishes },
    validate: false,
  });
  return enforceRights(schema);
}

function nobodyPublishes(): never {
  throw new Error("Subscriptions hear of changes through the change feed.");
}
