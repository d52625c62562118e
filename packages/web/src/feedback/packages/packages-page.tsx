import { NativeSelect } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../../app/use-graphql.ts";
import { useFormat } from "../../format/use-format.ts";
import { DepartmentPackagesDocument, type PackageLineFragment, type PackageState } from "../../gql/graphql.ts";
import { Card } from "../../parts/card.tsx";
import { ColumnHeads } from "../../parts/column-heads.tsx";
import { Notice } from "../../parts/notice.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { QueryState } from "../../parts/query-state.tsx";
import { DimensionSelect } from "../../targets/dimension-select.tsx";
import { MakePackage } from "./make-package.tsx";
import classes from "./packages.module.css";

const most = 200;
const states = [
  "OPEN",
  "LATE",
  "ACKNOWLEDGED",
  "ACKNOWLEDGED_LATE",
  "UNSENT",
] as const satisfies readonly PackageState[];
/** Colour is a second sign: the words say the same. */
const toneOf: Record<PackageState, string> = {
  UNSENT: "quiet",
  OPEN: "",
  LATE: "worse",
  ACKNOWLEDGED: "better",
  ACKNOWLEDGED_LATE: "",
};

/** Every package that one may read, by department and period, and whether it was acknowledged, by whom and when. */
export function PackagesPage() {
  const { t } = useTranslation();
  const [department, setDepartment] = useState<{ key: string; label: string } | null>(null);
  const [state, setState] = useState<PackageState | null>(null);
  const asked = { ...(department ? { department: department.key } : {}), ...(state ? { states: [state] } : {}) };
  const query = useGraphql(DepartmentPackagesDocument, { ...asked, first: most });
  return (
    <div className={classes["page"]}>
      <PageHead title={t("packages.title")}>
        {query.data && state === null && <Sentence packages={query.data.departmentPackages} />}
      </PageHead>
      <Card title={t("packages.title")} sentence={t("packages.sentence")} actions={<MakePackage />}>
        <div className={`${classes["choices"]} no-print`}>
          <DimensionSelect
            dimension="department"
            label={t("packages.column.department")}
            none={t("packages.anyDepartment")}
            value={department}
            onChange={setDepartment}
          />
          <NativeSelect
            label={t("packages.column.state")}
            value={state ?? ""}
            onChange={(event) => setState(states.find((one) => one === event.currentTarget.value) ?? null)}
            data={[
              { value: "", label: t("packages.anyState") },
              ...states.map((one) => ({ value: one, label: t(`packages.state.${one}`) })),
            ]}
          />
        </div>
        <QueryState
          query={query}
          height={300}
          empty={({ departmentPackages }) =>
            departmentPackages.length === 0 ? (
              <Notice title={t("packages.none")} text={t("packages.noneText")} height={200} />
            ) : null
          }
        >
          {({ departmentPackages }) => <PackageTable packages={departmentPackages} />}
        </QueryState>
      </Card>
    </div>
  );
}

function Sentence({ packages }: { packages: readonly PackageLineFragment[] }) {
  const { t } = useTranslation();
  const count = (state: PackageState) => packages.filter((one) => one.state === state).length;
  const [late, open] = [count("LATE"), count("OPEN")];
  if (packages.length === 0) return null;
  if (late + open === 0) return t("packages.allAcknowledged");
  const parts = [
    ...(late > 0 ? [t("packages.lateCount", { count: late })] : []),
    ...(open > 0 ? [t("packages.openCount", { count: open })] : []),
  ];
  return parts.join(" ");
}

function PackageTable({ packages }: { packages: readonly PackageLineFragment[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const column = (key: "department" | "period" | "state" | "due" | "acknowledged" | "made") =>
    t(`packages.column.${key}`);
  return (
    <div className="scroller">
      <table className="figures">
        <ColumnHeads
          words={[
            column("period"),
            column("department"),
            column("state"),
            column("due"),
            column("acknowledged"),
            column("made"),
          ]}
          numbers={[]}
        />
        <tbody>
          {packages.map(({ id, department, grain, from, state, dueAt, acknowledgedBy, acknowledgedAt, knownAt }) => (
            <tr key={id}>
              <th scope="row">
                <Link to="/packages/$packageId" params={{ packageId: id }} className="link">
                  {format.bucket(from, grain)}
                </Link>
              </th>
              <td>{department.label}</td>
              <td className={toneOf[state]}>{t(`packages.state.${state}`)}</td>
              <td>{dueAt === null ? "–" : format.dateTime(dueAt)}</td>
              <td>
                {acknowledgedBy === null || acknowledgedAt === null
                  ? "–"
                  : `${acknowledgedBy} · ${format.dateTime(acknowledgedAt)}`}
              </td>
              <td className="quiet">{format.dateTime(knownAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
