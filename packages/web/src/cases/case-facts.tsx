import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import type { OneCase } from "./one-case.ts";
import classes from "./cases.module.css";

/** Facts that are known; what no source told is not listed. */
export function CaseFacts({ one }: { one: OneCase }) {
  const { t } = useTranslation();
  const format = useFormat();
  const seconds = (value: number | null): string | null => (value === null ? null : format.text(value, "SECONDS"));
  const facts: readonly (readonly [name: string, value: string | null | undefined])[] = [
    [t("fact.reported"), format.moment(one.reportedAt, one.reportedOn)],
    [t("fact.resolved"), format.moment(null, one.resolvedOn)],
    [t("fact.closed"), format.moment(null, one.closedOn)],
    [t("fact.response"), seconds(one.responseSeconds)],
    [t("fact.handling"), seconds(one.handlingSeconds)],
    [t("fact.attempts"), one.attemptCount === 0 ? null : format.count(one.attemptCount)],
    [t("fact.reopened"), one.reopenedCount === 0 ? null : format.count(one.reopenedCount)],
    [t("fact.cost"), one.costAmount === null ? null : format.text(one.costAmount, "MONEY")],
    [t("fact.score"), one.score === null ? null : format.decimal(one.score, 0)],
    [t("dimension.kind"), one.kind?.label],
    [t("dimension.channel"), one.channel?.label],
    [t("dimension.priority"), one.priority?.label],
    [t("dimension.department"), one.department?.label],
    [t("dimension.employee"), one.employee?.label],
    [t("dimension.region"), one.region?.label],
    [t("dimension.productFamily"), one.productFamily?.label],
    [t("dimension.productModel"), one.productModel?.label],
    [t("fact.serial"), one.serial],
    [t("fact.produced"), format.moment(null, one.producedOn)],
    [t("fact.line"), one.productionLine?.label],
    [t("fact.sold"), format.moment(null, one.soldOn)],
    [t("dimension.batch"), one.batch?.label],
    [t("dimension.supplierLot"), one.supplierLot?.label],
    [t("fact.customer"), one.customerName],
    [t("fact.phone"), one.customerPhone],
  ];
  return (
    <dl className={classes["facts"]}>
      {facts.map(([name, value]) =>
        value === null || value === undefined ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
