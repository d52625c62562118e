import { useTranslation } from "react-i18next";
import { useViewer } from "../../app/installation-context.ts";
import { useChange } from "../../app/use-graphql.ts";
import { type PackageGrain, SetPackagePeriodDocument } from "../../gql/graphql.ts";
import { reasonOf } from "../../parts/query-state.tsx";
import type { WholePackage } from "./package-search.ts";
import classes from "./packages.module.css";

const grains = ["MONTH", "WEEK"] as const satisfies readonly PackageGrain[];

/** How often the department gets its package, for who may choose it. */
export function PackagePeriod({ whole: { department, period } }: { whole: WholePackage }) {
  const { t } = useTranslation();
  const { operations } = useViewer();
  const set = useChange(SetPackagePeriodDocument);
  if (!operations.includes("setPackagePeriod")) return null;
  return (
    <label className={classes["period"]}>
      <span className="quiet">{t("packages.howOften")}</span>
      <select
        value={period}
        disabled={set.isPending}
        onChange={(event) => {
          const grain = grains.find((one) => one === event.currentTarget.value);
          if (grain !== undefined) set.mutate({ department: department.key, grain });
        }}
      >
        {grains.map((grain) => (
          <option key={grain} value={grain}>
            {t(`packages.every.${grain}`)}
          </option>
        ))}
      </select>
      {set.error !== null && (
        <span className="worse" role="alert">
          {reasonOf(set.error) ?? t("state.unreachable")}
        </span>
      )}
    </label>
  );
}
