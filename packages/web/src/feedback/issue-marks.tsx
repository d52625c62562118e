import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { SpecialReason } from "../gql/graphql.ts";
import { severities } from "../taxonomy/taxonomy-types.ts";
import classes from "./board.module.css";

type Marked = {
  readonly severity: number;
  readonly safety: boolean;
  readonly major: boolean;
  readonly special: readonly SpecialReason[];
};

/** Why an issue goes first, and how grave it is. */
export function IssueMarks({ issue }: { issue: Marked }) {
  const { t } = useTranslation();
  const { safety, major, special } = issue;
  return (
    <span className={classes["marks"]}>
      {special.length > 0 && (
        <span
          className={classes["mark"]}
          data-grave
          title={special.map((one) => t(`issues.special.${one}`)).join(" · ")}
        >
          {t("issues.specialMark")}
        </span>
      )}
      {safety && (
        <span className={classes["mark"]} data-grave>
          {t("issues.safetyMark")}
        </span>
      )}
      {major && (
        <span className={classes["mark"]} data-grave>
          {t("issues.majorMark")}
        </span>
      )}
      <span className={classes["mark"]}>{severityWords(t, issue)}</span>
    </span>
  );
}

export function severityWords(t: TFunction, { severity }: Pick<Marked, "severity">): string {
  return severities
    .filter((one) => one === severity)
    .map((one) => t(`taxonomy.severityOf.${one}`))
    .join("");
}
