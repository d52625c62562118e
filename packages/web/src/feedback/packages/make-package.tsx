import { Button, Drawer, NativeSelect, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../../app/installation-context.ts";
import { useChange } from "../../app/use-graphql.ts";
import { addDays, bucketOf, isDay } from "../../filters/days.ts";
import { useFormat } from "../../format/use-format.ts";
import { MakeDepartmentPackageDocument, type PackageGrain } from "../../gql/graphql.ts";
import { DimensionSelect } from "../../targets/dimension-select.tsx";
import { FormEnd } from "../../taxonomy/form-end.tsx";
import classes from "./packages.module.css";

const grains = ["MONTH", "WEEK"] as const satisfies readonly PackageGrain[];

/** Makes a package of any period that has begun, and opens it. */
export function MakePackage() {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button size="compact-sm" variant="default" className="no-print" onClick={() => setOpened(true)}>
        {t("packages.make")}
      </Button>
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="right"
        size={420}
        title={t("packages.make")}
        closeButtonProps={{ "aria-label": t("staff.close") }}
      >
        <MakeForm onDone={() => setOpened(false)} />
      </Drawer>
    </>
  );
}

function MakeForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { today } = useInstallation();
  const make = useChange(MakeDepartmentPackageDocument);
  const [department, setDepartment] = useState<{ key: string; label: string } | null>(null);
  const [grain, setGrain] = useState<PackageGrain>("MONTH");
  const [day, setDay] = useState(addDays(bucketOf(today, "MONTH"), -1));
  const from = isDay(day) ? bucketOf(day, grain) : null;
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (department === null || from === null) return;
        make.mutate(
          { department: department.key, grain, from },
          {
            onSuccess: ({ makeDepartmentPackage }) =>
              void navigate({ to: "/packages/$packageId", params: { packageId: makeDepartmentPackage } }),
          },
        );
      }}
    >
      <p>{t("packages.makeText")}</p>
      <DimensionSelect
        dimension="department"
        label={t("packages.column.department")}
        none=""
        value={department}
        onChange={setDepartment}
      />
      <NativeSelect
        label={t("packages.column.period")}
        value={grain}
        onChange={(event) => setGrain(grains.find((one) => one === event.currentTarget.value) ?? "MONTH")}
        data={grains.map((one) => ({ value: one, label: t(`packages.grain.${one}`) }))}
      />
      <TextInput
        type="date"
        label={t("packages.makeFrom")}
        description={from === null ? "" : format.bucket(from, grain)}
        max={today}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <FormEnd
        action={t("packages.makeAction")}
        error={make.error}
        pending={make.isPending}
        disabled={department === null || from === null}
        onCancel={onDone}
      />
    </form>
  );
}
