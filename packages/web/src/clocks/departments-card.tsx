import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../app/installation-context.ts";
import { useChange, useGraphql } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { AssignCalendarDocument, DepartmentCalendarsDocument, type DepartmentCalendarsQuery } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { Notice } from "../parts/notice.tsx";
import { QueryState } from "../parts/query-state.tsx";
import type { Calendar } from "./types.ts";
import classes from "./clocks.module.css";
import { Fold } from "./fold.tsx";
import { Outcome } from "./outcome.tsx";

type Department = DepartmentCalendarsQuery["departmentCalendars"][number];

/** By which calendar each department works, since when, and whether by a rule of its own. */
export function DepartmentsCard({ calendars, mayChange }: { calendars: readonly Calendar[]; mayChange: boolean }) {
  const { t } = useTranslation();
  const query = useGraphql(DepartmentCalendarsDocument, {});
  return (
    <Card title={t("clocks.departments")} sentence={t("clocks.departmentsSentence")}>
      <QueryState
        query={query}
        height={240}
        empty={({ departmentCalendars }) =>
          departmentCalendars.length === 0 ? (
            <Notice title={t("empty.noData")} text={t("empty.import")} height={240} />
          ) : null
        }
      >
        {({ departmentCalendars }) => (
          <>
            <DepartmentTable departments={departmentCalendars} />
            {mayChange && (
              <Fold title={t("clocks.assign")}>
                <AssignForm departments={departmentCalendars} calendars={calendars} />
              </Fold>
            )}
          </>
        )}
      </QueryState>
    </Card>
  );
}

function DepartmentTable({ departments }: { departments: readonly Department[] }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const byLabel = new Intl.Collator(i18n.language);
  const sorted = departments.toSorted((a, b) => byLabel.compare(a.department.label, b.department.label));
  return (
    <div className="scroller" tabIndex={0} role="region" aria-label={t("clocks.departments")}>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{t("clocks.column.department")}</th>
            <th scope="col">{t("clocks.column.calendar")}</th>
            <th scope="col">{t("clocks.column.since")}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ department, calendar, inherited, versions }) => (
            <tr key={department.key}>
              <th scope="row">{department.label}</th>
              <td>
                {calendar.label}{" "}
                <span className="quiet">{inherited ? t("clocks.inherited") : t("clocks.ownCalendar")}</span>
              </td>
              <td>
                {versions.length === 0
                  ? "–"
                  : versions
                      .map(
                        (version) =>
                          `${version.validFrom === null ? t("clocks.ever") : format.day(version.validFrom)} ${version.calendar?.label ?? t("clocks.asParent")}`,
                      )
                      .join(" · ")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AssignForm({
  departments,
  calendars,
}: {
  departments: readonly Department[];
  calendars: readonly Calendar[];
}) {
  const { t } = useTranslation();
  const { today } = useInstallation();
  const change = useChange(AssignCalendarDocument);
  const [department, setDepartment] = useState(departments[0]?.department.key ?? "");
  const [calendar, setCalendar] = useState("");
  const [validFrom, setValidFrom] = useState(today);
  return (
    <form
      className={classes["form"]}
      aria-label={t("clocks.assign")}
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ department, calendar: calendar === "" ? null : calendar, validFrom });
      }}
    >
      <NativeSelect
        label={t("clocks.column.department")}
        value={department}
        data={departments.map((one) => ({ value: one.department.key, label: one.department.label }))}
        onChange={(event) => setDepartment(event.currentTarget.value)}
      />
      <NativeSelect
        label={t("clocks.column.calendar")}
        value={calendar}
        data={[
          { value: "", label: t("clocks.asParent") },
          ...calendars.map(({ code, label }) => ({ value: code, label })),
        ]}
        onChange={(event) => setCalendar(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        required
        withAsterisk={false}
        label={t("clocks.validFrom")}
        value={validFrom}
        onChange={(event) => setValidFrom(event.currentTarget.value)}
      />
      <div className={classes["buttons"]}>
        <Button type="submit" size="compact-md" loading={change.isPending}>
          {t("clocks.save")}
        </Button>
      </div>
      <Outcome of={change} />
    </form>
  );
}
