import { useTranslation } from "react-i18next";
import { useInstallation } from "../app/installation-context.ts";
import { addDays } from "../filters/days.ts";
import { useFormat } from "../format/use-format.ts";
import type { CardLineFragment } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import classes from "./staff.module.css";

type Training = CardLineFragment["training"][number];

const soonDays = 60;

/** What somebody was trained in: what no longer holds first, then what ends soonest. */
export function Trainings({ training }: { training: readonly Training[] }) {
  const { t } = useTranslation();
  const sorted = training.toSorted((a, b) => (a.validUntil ?? "9").localeCompare(b.validUntil ?? "9"));
  return (
    <Card title={t("staff.training")} sentence={training.length === 0 ? t("staff.noTraining") : undefined}>
      <ul className={classes["contests"]}>
        {sorted.map((one) => (
          <li key={one.topic}>
            {one.topic}
            <TrainingState training={one} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function TrainingState({ training: { trainedOn, validUntil, valid } }: { training: Training }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { today } = useInstallation();
  if (validUntil === null) return <p className="quiet">{t("staff.trainedForGood", { day: format.day(trainedOn) })}</p>;
  const day = format.day(validUntil);
  if (!valid) return <p className="worse">{t("staff.trainedExpired", { day })}</p>;
  const soon = validUntil < addDays(today, soonDays);
  return (
    <p className={soon ? undefined : "quiet"}>{t(soon ? "staff.trainedEndsSoon" : "staff.trainedUntil", { day })}</p>
  );
}
