import { Outlet, useRouterState } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { FilterBar } from "../filters/filter-bar.tsx";
import { Rail } from "./rail.tsx";
import classes from "./shell.module.css";

const pagesWithFilters = [
  "/",
  "/defects",
  "/defect",
  "/reliability",
  "/cases",
  "/due",
  "/department",
  "/my-card",
  "/scoreboard",
];

/** Rail on the left, one filter bar on top of the pages that ask figures, the page below it. */
export function Shell() {
  const { t } = useTranslation();
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <div className={classes["shell"]}>
      <a href="#content" className={classes["skip"]}>
        {t("shell.skip")}
      </a>
      <Rail />
      <div className={classes["page"]}>
        {pagesWithFilters.includes(path) && <FilterBar path={path} />}
        <main id="content" tabIndex={-1} className={classes["content"]}>
          <Outlet />
        </main>
      </div>
    </div>
  );
}
