import { Radio, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../../app/installation-context.ts";
import { useChange } from "../../app/use-graphql.ts";
import { useLabels } from "../../filters/use-labels.ts";
import { useFormat } from "../../format/use-format.ts";
import { CutInKind, Dimension, ImplementActionOfIssueDocument, type CutInInput } from "../../gql/graphql.ts";
import { DimensionSelect } from "../../targets/dimension-select.tsx";
import { FormEnd } from "../../taxonomy/form-end.tsx";
import { type Action, isCorrective } from "./issue-types.ts";
import classes from "./issue.module.css";

const inProduction = [CutInKind.Batch, CutInKind.Serial, CutInKind.Date] as const;

type Told = { kind: CutInKind; batch: string; serial: string; on: string; serials: string; affectedSince: string };
type Set = (part: Partial<Told>) => void;

function toldOf({ kind, cutIn, implementedOn }: Action, today: string): Told {
  return {
    kind: cutIn?.kind ?? (kind === "FIELD" ? CutInKind.Field : CutInKind.Batch),
    batch: cutIn?.batch ?? "",
    serial: cutIn?.serial ?? "",
    on: cutIn?.on ?? implementedOn ?? today,
    serials: cutIn?.serials.join("\n") ?? "",
    affectedSince: cutIn?.affectedSince ?? "",
  };
}

/** Serials as people paste them: one a line, or with commas, semicolons, tabs or spaces between. */
function serialsIn(text: string): string[] {
  return [...new Set(text.split(/[\s,;，；、]+/u).filter((serial) => serial !== ""))];
}

function cutInOf({ kind, batch, serial, on, serials, ...told }: Told): CutInInput | null {
  const affectedSince = told.affectedSince === "" ? null : told.affectedSince;
  if (kind === CutInKind.Batch) return batch === "" ? null : { kind, batch, affectedSince };
  if (kind === CutInKind.Serial) return serial.trim() === "" ? null : { kind, serial: serial.trim() };
  if (on === "") return null;
  return kind === CutInKind.Date ? { kind, on, affectedSince } : { kind, on, serials: serialsIn(serials) };
}

/** Tells since when a measure is in force and from which machine on; told once more, it is corrected. */
export function ImplementForm({ number, action, onDone }: { number: string; action: Action; onDone: () => void }) {
  const { t } = useTranslation();
  const { today } = useInstallation();
  const implement = useChange(ImplementActionOfIssueDocument);
  const [on, setOn] = useState(action.implementedOn ?? today);
  const [told, setTold] = useState(() => toldOf(action, today));
  const cutIn = isCorrective(action) ? cutInOf(told) : null;
  const set: Set = (part) => setTold({ ...told, ...part });
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        const { id, version } = action;
        implement.mutate({ number, id, version, on, cutIn }, { onSuccess: onDone });
      }}
    >
      <p>{action.description}</p>
      <TextInput
        type="date"
        label={t("issues.page.cutIn.since")}
        required
        max={today}
        value={on}
        onChange={(event) => setOn(event.currentTarget.value)}
      />
      {action.kind === "PRODUCTION" && <InProduction told={told} set={set} />}
      {action.kind === "FIELD" && <InField told={told} set={set} />}
      <FormEnd
        action={t("issues.page.measure.implement")}
        error={implement.error}
        pending={implement.isPending}
        disabled={on === "" || (isCorrective(action) && cutIn === null)}
        onCancel={onDone}
      />
    </form>
  );
}

function InProduction({ told, set }: { told: Told; set: Set }) {
  const { t } = useTranslation();
  const labels = useLabels(Dimension.Batch, told.batch === "" ? [] : [told.batch]);
  return (
    <>
      <Radio.Group
        label={t("issues.page.cutIn.title")}
        description={t("issues.page.cutIn.text")}
        value={told.kind}
        onChange={(kind) => set({ kind: inProduction.find((one) => one === kind) ?? told.kind })}
      >
        <div className={classes["radios"]}>
          {inProduction.map((kind) => (
            <Radio key={kind} value={kind} label={t(`issues.page.cutIn.kind.${kind}`)} />
          ))}
        </div>
      </Radio.Group>
      {told.kind === CutInKind.Batch && (
        <DimensionSelect
          dimension={Dimension.Batch}
          label={t("issues.page.cutIn.kind.BATCH")}
          none={t("issues.page.cutIn.searchBatch")}
          value={told.batch === "" ? null : { key: told.batch, label: labels(told.batch) }}
          onChange={(value) => set({ batch: value?.key ?? "" })}
        />
      )}
      {told.kind === CutInKind.Serial && (
        <TextInput
          label={t("issues.page.cutIn.kind.SERIAL")}
          required
          maxLength={100}
          value={told.serial}
          onChange={(event) => set({ serial: event.currentTarget.value })}
        />
      )}
      {told.kind === CutInKind.Date && (
        <TextInput
          type="date"
          label={t("issues.page.cutIn.kind.DATE")}
          required
          value={told.on}
          onChange={(event) => set({ on: event.currentTarget.value })}
        />
      )}
      {told.kind !== CutInKind.Serial && (
        <TextInput
          type="date"
          label={t("issues.page.cutIn.affected")}
          description={t("issues.page.cutIn.affectedText")}
          value={told.affectedSince}
          onChange={(event) => set({ affectedSince: event.currentTarget.value })}
        />
      )}
    </>
  );
}

function InField({ told, set }: { told: Told; set: Set }) {
  const { t } = useTranslation();
  const format = useFormat();
  const count = serialsIn(told.serials).length;
  return (
    <>
      <TextInput
        type="date"
        label={t("issues.page.cutIn.fieldSince")}
        required
        value={told.on}
        onChange={(event) => set({ on: event.currentTarget.value })}
      />
      <Textarea
        label={t("issues.page.cutIn.serials")}
        description={t("issues.page.cutIn.serialsText", { n: format.count(count), count })}
        autosize
        minRows={6}
        maxRows={16}
        value={told.serials}
        onChange={(event) => set({ serials: event.currentTarget.value })}
      />
    </>
  );
}
