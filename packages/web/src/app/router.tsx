import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { parseAddress, searchOf, writeAddress } from "../filters/search.ts";
import { Door } from "../access/door.tsx";
import { NotFound } from "./not-found.tsx";

const root = createRootRoute({ component: Door, validateSearch: searchOf, notFoundComponent: NotFound });

const routes = [
  createRoute({
    getParentRoute: () => root,
    path: "/",
    component: lazyRouteComponent(() => import("../overview/overview-page.tsx"), "OverviewPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/defects",
    component: lazyRouteComponent(() => import("../defects/defects-page.tsx"), "DefectsPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/defect",
    component: lazyRouteComponent(() => import("../defects/defect-page.tsx"), "DefectPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/signals",
    component: lazyRouteComponent(() => import("../signals/signals-page.tsx"), "SignalsPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/issues",
    component: lazyRouteComponent(() => import("../feedback/issues-page.tsx"), "IssuesPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/issues/$number",
    component: lazyRouteComponent(() => import("../feedback/issue/issue-page.tsx"), "IssuePage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/issues/$number/print",
    component: lazyRouteComponent(() => import("../feedback/issue/report-page.tsx"), "ReportPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/discover",
    component: lazyRouteComponent(() => import("../discover/discover-page.tsx"), "DiscoverPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/taxonomy",
    component: lazyRouteComponent(() => import("../taxonomy/taxonomy-page.tsx"), "TaxonomyPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/backtest",
    component: lazyRouteComponent(() => import("../signals/backtest-page.tsx"), "BacktestPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/reliability",
    component: lazyRouteComponent(() => import("../reliability/reliability-page.tsx"), "ReliabilityPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/cases",
    component: lazyRouteComponent(() => import("../cases/cases-page.tsx"), "CasesPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/cases/$caseId",
    component: lazyRouteComponent(() => import("../cases/case-page.tsx"), "CasePage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/due",
    component: lazyRouteComponent(() => import("../clocks/due-page.tsx"), "DuePage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/clocks",
    component: lazyRouteComponent(() => import("../clocks/clocks-page.tsx"), "ClocksPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/department",
    component: lazyRouteComponent(() => import("../staff/department-page.tsx"), "DepartmentPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/my-card",
    component: lazyRouteComponent(() => import("../staff/my-card-page.tsx"), "MyCardPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/import-runs",
    component: lazyRouteComponent(() => import("../imports/imports-page.tsx"), "ImportsPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/import-runs/$runId",
    component: lazyRouteComponent(() => import("../imports/import-page.tsx"), "ImportPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/targets",
    component: lazyRouteComponent(() => import("../targets/targets-page.tsx"), "TargetsPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/exports",
    component: lazyRouteComponent(() => import("../exports/exports-page.tsx"), "ExportsPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/glossary",
    component: lazyRouteComponent(() => import("../glossary/glossary-page.tsx"), "GlossaryPage"),
  }),
  createRoute({
    getParentRoute: () => root,
    path: "/settings",
    component: lazyRouteComponent(() => import("../settings/settings-page.tsx"), "SettingsPage"),
  }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren(routes),
  parseSearch: parseAddress,
  stringifySearch: writeAddress,
  defaultPreload: "intent",
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
