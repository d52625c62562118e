import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { RepeatCasesDocument, type RepeatCasesQuery, type RepeatFieldsFragment } from "../gql/graphql.ts";
import { QueryState } from "../parts/query-state.tsx";
import classes from "./discover.module.css";

/** One case of repeated complaints, as it is listed and chosen. */
export type RepeatCase = NonNullable<RepeatCasesQuery["repeats"]["records"][number]>["serviceCases"][number];

/** The cases of repeated complaints, to be read before anybody decides. */
export function useRepeatCases({ state, id }: Pick<RepeatFieldsFragment, "state" | "id">) {
  return useGraphql(RepeatCasesDocument, { state, id }, { keep: false });
}

/** Lists the cases, the earliest first, each with the way to it. */
export function RepeatCases({ repeat }: { repeat: RepeatFieldsFragment }) {
  const { t } = useTranslation();
  const query = useRepeatCases(repeat);
  return (
    <QueryState query={query} height={80}>
      {({ repeats: { records } }) => (
        <ul
          className={`${classes["texts"]} ${classes["within"]}`}
          tabIndex={0}
          aria-label={t("discover.repeats.casesOf", { text: repeat.sample?.slice(0, 40) ?? "" })}
        >
          {records[0]?.serviceCases.map((one) => (
            <li key={one.id} className={classes["caseLine"]}>
              <Link to="/cases/$caseId" params={{ caseId: one.id }} className="link">
                {one.number}
              </Link>
              <CaseWords one={one} />
            </li>
          ))}
        </ul>
      )}
    </QueryState>
  );
}

/** When it was reported, by whom, of what, and what it says. */
export function CaseWords({ one }: { one: RepeatCase }) {
  const format = useFormat();
  const about = [
    one.reportedOn === null ? null : format.day(one.reportedOn),
    one.customerName,
    one.productModel?.label,
    ...one.defects.map(({ label }) => label),
  ].filter((part) => part !== null && part !== undefined && part !== "");
  return (
    <>
      <span className="quiet">{about.join(" · ")}</span> <span>{one.complaint}</span>
    </>
  );
}
