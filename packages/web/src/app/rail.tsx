import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { SignOutDocument } from "../gql/graphql.ts";
import { filtersOnly } from "../filters/search.ts";
import { useAddress } from "../filters/use-search-state.ts";
import { useInstallation, useViewer } from "./installation-context.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { Mark } from "./mark.tsx";
import { UnreadBadge } from "../messages/unread-badge.tsx";
import { useUnread } from "../messages/use-unread.ts";
import { useChange } from "./use-graphql.ts";
import classes from "./rail.module.css";

const groups = [
  {
    name: "rail.quality",
    pages: [
      { to: "/", label: "rail.overview" },
      { to: "/inbox", label: "rail.inbox" },
      { to: "/defects", label: "rail.defects" },
      { to: "/signals", label: "rail.signals", operation: "signals" },
      { to: "/issues", label: "rail.issues", operation: "qualityIssues" },
      { to: "/scoreboard", label: "rail.scoreboard", operation: "issueScoreboard" },
      { to: "/desk", label: "rail.desk", operation: "myIssueDesk" },
      { to: "/packages", label: "rail.packages", operation: "departmentPackages" },
      { to: "/discover", label: "rail.discover", operation: "searchTexts" },
      { to: "/taxonomy", label: "rail.taxonomy", operation: "taxonomy" },
      { to: "/reliability", label: "rail.reliability", operation: "monthsInService" },
      { to: "/backtest", label: "rail.backtest", operation: "backtest" },
    ],
  },
  {
    name: "rail.service",
    pages: [
      { to: "/cases", label: "rail.cases" },
      { to: "/due", label: "rail.due" },
      { to: "/hand-overs", label: "rail.handOvers", operation: "handOvers" },
      { to: "/department", label: "rail.department", operation: "scorecards" },
      { to: "/my-card", label: "rail.myCard", forEmployees: true },
    ],
  },
  {
    name: "rail.records",
    pages: [
      { to: "/import-runs", label: "rail.imports", operation: "importRuns" },
      { to: "/exports", label: "rail.exports", operation: "exports" },
      { to: "/webhooks", label: "rail.webhooks", operation: "webhookTargets" },
      { to: "/targets", label: "rail.targets", operation: "targets" },
      { to: "/routing", label: "rail.routing", operation: "routing" },
      { to: "/clocks", label: "rail.clocks" },
      { to: "/deliveries", label: "rail.deliveries", operation: "mailDeliveries" },
      { to: "/glossary", label: "rail.glossary" },
      { to: "/settings", label: "rail.settings" },
    ],
  },
] as const;

/** The names of the pages the viewer may open; on the phone behind one button. */
export function Rail() {
  const { t } = useTranslation();
  const { operations, isEmployee } = useViewer();
  const { companyName, demo } = useInstallation();
  const search = filtersOnly(useAddress());
  const [open, setOpen] = useState(false);
  const unread = useUnread();
  return (
    <header className={`${classes["rail"]} no-print`} data-open={open || undefined}>
      <div className={classes["top"]}>
        <Link to="/" search={search} className={classes["brand"]} onClick={() => setOpen(false)}>
          <Mark />
          <span>{t("product")}</span>
        </Link>
        <button
          type="button"
          className={classes["menu"]}
          aria-expanded={open}
          aria-controls="rail-pages"
          onClick={() => setOpen(!open)}
        >
          {t("rail.menu")} {!open && <UnreadBadge unread={unread} />}
        </button>
      </div>
      <nav id="rail-pages" className={classes["pages"]} aria-label={t("rail.name")}>
        {groups.map((group) => (
          <div key={group.name} className={classes["group"]}>
            {group.name !== "rail.quality" && <p className={classes["heading"]}>{t(group.name)}</p>}
            {group.pages
              .filter((page) => !("operation" in page) || operations.includes(page.operation))
              .filter((page) => !("forEmployees" in page) || isEmployee)
              .map((page) => (
                <Link
                  key={page.to}
                  to={page.to}
                  search={search}
                  activeOptions={{ exact: page.to === "/", includeSearch: false }}
                  className={classes["item"]}
                  onClick={() => setOpen(false)}
                >
                  {t(page.label)}
                  {page.to === "/inbox" && <UnreadBadge unread={unread} />}
                </Link>
              ))}
          </div>
        ))}
        <div className={classes["foot"]}>
          <p className={classes["company"]}>
            {companyName}
            {demo && <span className={classes["demo"]}>{t("rail.demo")}</span>}
          </p>
          <LanguageSwitch />
          <Account />
        </div>
      </nav>
    </header>
  );
}

function Account() {
  const { t } = useTranslation();
  const viewer = useViewer();
  const signOut = useChange(SignOutDocument);
  return (
    <div className={classes["account"]}>
      <span title={viewer.username}>{viewer.displayName}</span>
      <button
        type="button"
        className="plain link"
        disabled={signOut.isPending}
        // A fresh start: nothing that was read stays in the memory of the page.
        onClick={() => signOut.mutate({}, { onSuccess: () => window.location.assign("/") })}
      >
        {t("rail.signOut")}
      </button>
    </div>
  );
}
