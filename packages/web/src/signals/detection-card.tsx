import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useViewer } from "../app/installation-context.ts";
import { useChange } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { DetectSignalsDocument, SetDetectionDocument, type DetectionFieldsFragment } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { reasonOf } from "../parts/query-state.tsx";
import { runLengths } from "./run-lengths.ts";
import classes from "./signals.module.css";

/** When and how signals are looked for, and how many false alarms that means. */
export function DetectionCard({ detection }: { detection: DetectionFieldsFragment }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { operations } = useViewer();
  const { ranAt, untilOn, series, untested, falseAlarmsAYear } = detection;
  const sentence = t("signals.detection.sentence", {
    series: format.count(series),
    untested: format.count(untested),
    alarms: format.decimal(falseAlarmsAYear, 1),
  });
  return (
    <Card title={t("signals.detection.title")} sentence={ranAt ? sentence : undefined}>
      {ranAt && untilOn && (
        <p className="quiet">
          {t("signals.detection.ran", { at: format.dateTime(ranAt), until: format.day(untilOn) })}
        </p>
      )}
      {operations.includes("setDetection") && <Settings detection={detection} />}
    </Card>
  );
}

function Settings({ detection: { runLength, series } }: { detection: DetectionFieldsFragment }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [weeks, setWeeks] = useState(runLength);
  const [set, look] = [useChange(SetDetectionDocument), useChange(DetectSignalsDocument)];
  const error = set.error ?? look.error;
  const choices = [...new Set([...runLengths, runLength])].toSorted((a, b) => a - b);
  return (
    <form
      className={`${classes["settings"]} no-print`}
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate({ runLength: weeks });
      }}
    >
      <NativeSelect
        label={t("signals.detection.runLength")}
        description={t("signals.detection.means", { alarms: format.decimal((series * 365.25) / 7 / weeks, 1) })}
        value={String(weeks)}
        onChange={(event) => setWeeks(Number(event.currentTarget.value))}
        data={choices.map((value) => ({
          value: String(value),
          label: t("signals.detection.weeks", { weeks: format.count(value) }),
        }))}
      />
      <Button type="submit" variant="default" loading={set.isPending} disabled={weeks === runLength}>
        {t("signals.detection.set")}
      </Button>
      <Button variant="default" loading={look.isPending} onClick={() => look.mutate({})}>
        {t("signals.detection.look")}
      </Button>
      {look.isSuccess && <p role="status">{t("signals.detection.looking")}</p>}
      {error !== null && (
        <p className="worse" role="alert">
          {reasonOf(error) ?? t("state.unreachable")}
        </p>
      )}
    </form>
  );
}
