import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { parseAddress, searchOf, writeAddress } from "../filters/search.ts";
import { Door } from "../access/door.tsx";
import { NotFound } from "./not-found.tsx";
import { PageFailed } from "./page-failed.tsx";
import { part } from "./part-missing.ts";

const root = createRootRoute({ component: Door, validateSearch: searchOf, notFoundComponent: NotFound });

const routes = [
  createRoute({
    getParentRoute: () => root,
    path: "/",
    component: lazyRouteComponent(
      part(() => import("../overview/overview-page.tsx")),
      "OverviewPage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/defects",
    component: lazyRouteComponent(
      part(() => import("../defects/defects-page.tsx")),
      "DefectsPage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/defect",
    component: lazyRouteComponent(
      part(() => import("../defects/defect-page.tsx")),
      "DefectPage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/signals",
    component: lazyRouteComponent(
      part(() => import("../signals/signals-page.tsx")),
      "SignalsPage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/issues",
    component: lazyRouteComponent(
      part(() => import("../feedback/issues-page.tsx")),
      "IssuesPage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/hand-overs",
    component: lazyRouteComponent(
      part(() => import("../feedback/hand-overs-page.tsx")),
      "HandOversPage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/routing",
    component: lazyRouteComponent(
      part(() => import("../feedback/routing-page.tsx")),
      "RoutingPage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/desk",
    component: lazyRouteComponent(
      part(() => import("../feedback/desk-page.tsx")),
      "DeskPage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/scoreboard",
    component: lazyRouteComponent(
      part(() => import("../feedback/scoreboard/scoreboard-page.tsx")),
      "ScoreboardPage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/packages",
    component: lazyRouteComponent(
      part(() => import("../feedback/packages/packages-page.tsx")),
      "PackagesPage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/packages/$packageId",
    component: lazyRouteComponent(
      part(() => import("../feedback/packages/package-page.tsx")),
      "PackagePage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/issues/$number",
    component: lazyRouteComponent(
      part(() => import("../feedback/issue/issue-page.tsx")),
      "IssuePage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/issues/$number/print",
    component: lazyRouteComponent(
      part(() => import("../feedback/issue/report-page.tsx")),
      "ReportPage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/discover",
    component: lazyRouteComponent(
      part(() => import("../discover/discover-page.tsx")),
      "DiscoverPage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/taxonomy",
    component: lazyRouteComponent(
      part(() => import("../taxonomy/taxonomy-page.tsx")),
      "TaxonomyPage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/backtest",
    component: lazyRouteComponent(
      part(() => import("../signals/backtest-page.tsx")),
      "BacktestPage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/reliability",
    component: lazyRouteComponent(
      part(() => import("../reliability/reliability-page.tsx")),
      "ReliabilityPage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/cases",
    component: lazyRouteComponent(
      part(() => import("../cases/cases-page.tsx")),
      "CasesPage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/cases/$caseId",
    component: lazyRouteComponent(
      part(() => import("../cases/case-page.tsx")),
      "CasePage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/due",
    component: lazyRouteComponent(
      part(() => import("../clocks/due-page.tsx")),
      "DuePage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/clocks",
    component: lazyRouteComponent(
      part(() => import("../clocks/clocks-page.tsx")),
      "ClocksPage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/department",
    component: lazyRouteComponent(
      part(() => import("../staff/department-page.tsx")),
      "DepartmentPage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/my-card",
    component: lazyRouteComponent(
      part(() => import("../staff/my-card-page.tsx")),
      "MyCardPage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/import-runs",
    component: lazyRouteComponent(
      part(() => import("../imports/imports-page.tsx")),
      "ImportsPage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/import-runs/$runId",
    component: lazyRouteComponent(
      part(() => import("../imports/import-page.tsx")),
      "ImportPage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/webhooks",
    component: lazyRouteComponent(
      part(() => import("../webhooks/webhooks-page.tsx")),
      "WebhooksPage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/targets",
    component: lazyRouteComponent(
      part(() => import("../targets/targets-page.tsx")),
      "TargetsPage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/exports",
    component: lazyRouteComponent(
      part(() => import("../exports/exports-page.tsx")),
      "ExportsPage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/inbox",
    component: lazyRouteComponent(
      part(() => import("../messages/inbox-page.tsx")),
      "InboxPage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/deliveries",
    component: lazyRouteComponent(
      part(() => import("../messages/deliveries-page.tsx")),
      "DeliveriesPage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/glossary",
    component: lazyRouteComponent(
      part(() => import("../glossary/glossary-page.tsx")),
      "GlossaryPage",
    ),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/settings",
    component: lazyRouteComponent(
      part(() => import("../settings/settings-page.tsx")),
      "SettingsPage",
    ),
  }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren(routes),
  parseSearch: parseAddress,
  stringifySearch: writeAddress,
  defaultPreload: "intent",
  defaultErrorComponent: PageFailed,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
