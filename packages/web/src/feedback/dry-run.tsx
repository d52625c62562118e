import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../app/installation-context.ts";
import { useGraphql } from "../app/use-graphql.ts";
import { addDays } from "../filters/days.ts";
import { useFormat } from "../format/use-format.ts";
import { DryRunRoutingDocument, type DryRunRoutingQuery } from "../gql/graphql.ts";
import { ColumnHeads } from "../parts/column-heads.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { RangeFields, rangeOf, type Days } from "./range-fields.tsx";
import { ruleName, targetWords, type Routing, type Rule } from "./routing-words.ts";
import classes from "./routing.module.css";

type DryRun = DryRunRoutingQuery["dryRunRouting"];
type Asked = { readonly days: Days; readonly rules: readonly Rule[] };

/** What the rules would have done with past cases, asked for by a button. */
export function DryRunSection({ rules, routing }: { rules: readonly Rule[]; routing: Routing }) {
  const { t } = useTranslation();
  const { today } = useInstallation();
  const [days, setDays] = useState<Days>({ from: addDays(today, -89), until: today });
  const [asked, setAsked] = useState<Asked | null>(null);
  return (
    <section aria-label={t("routing.try")}>
      <h3 className={classes["subhead"]}>{t("routing.try")}</h3>
      <p className="quiet">{t("routing.trySentence")}</p>
      <form
        className={`${classes["range"]} no-print`}
        onSubmit={(event) => {
          event.preventDefault();
          setAsked({ days, rules });
        }}
      >
        <RangeFields days={days} onChange={setDays} />
        <Button type="submit" variant="default">
          {t("routing.try")}
        </Button>
      </form>
      {asked && <DryRunResult asked={asked} routing={routing} />}
    </section>
  );
}

function DryRunResult({ asked: { days, rules }, routing }: { asked: Asked; routing: Routing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useGraphql(DryRunRoutingDocument, { range: rangeOf(days), rules: [...rules] });
  return (
    <QueryState query={query} height={300}>
      {({ dryRunRouting: run }) => (
        <>
          <p role="status">
            {t("routing.tried", {
              cases: format.count(run.cases),
              routed: format.count(run.routed),
              none: format.count(run.unrouted.cases),
              moved: format.count(run.moved),
            })}
          </p>
          <ByTarget run={run} departments={routing.departments} />
          <Moves run={run} departments={routing.departments} />
          <ByRule run={run} rules={rules} />
        </>
      )}
    </QueryState>
  );
}

type Shown = { readonly run: DryRun; readonly departments: Routing["departments"] };

function ByTarget({ run, departments }: Shown) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <h4 className={classes["subhead"]}>{t("routing.byTarget")}</h4>
      <div className="scroller">
        <table className="figures">
          <ColumnHeads words={[t("routing.target"), t("routing.departmentColumn")]} numbers={[t("routing.cases")]} />
          <tbody>
            {run.targets.map(({ target, department, cases, waits }) => (
              <tr key={target}>
                <th scope="row">{targetWords(t, target, departments)}</th>
                <td className={waits ? "worse" : undefined}>{waits ? t("routing.waits") : (department ?? "–")}</td>
                <td className="number">{format.count(cases)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Moves({ run, departments }: Shown) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = (keys: readonly string[]) =>
    keys.length === 0
      ? t("routing.nowhere")
      : keys.map((key) => targetWords(t, key, departments)).join(t("routing.together"));
  if (run.moves.length === 0) return <p>{t("routing.noMoves")}</p>;
  return (
    <>
      <h4 className={classes["subhead"]}>{t("routing.moves")}</h4>
      <div className="scroller">
        <table className="figures">
          <ColumnHeads
            words={[t("routing.before"), t("routing.after")]}
            numbers={[t("routing.cases")]}
            last={t("routing.example")}
          />
          <tbody>
            {run.moves.map(({ from, to, cases, sample }) => (
              <tr key={`${from.join()} ${to.join()}`}>
                <th scope="row">{words(from)}</th>
                <td>{words(to)}</td>
                <td className="number">{format.count(cases)}</td>
                <td>
                  <Sample cases={sample} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function ByRule({ run, rules }: { run: DryRun; rules: readonly Rule[] }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const names = new Map(rules.map((rule) => [rule.key, ruleName(rule, i18n.language)]));
  return (
    <>
      <h4 className={classes["subhead"]}>{t("routing.byRule")}</h4>
      <div className="scroller">
        <table className="figures">
          <ColumnHeads
            words={[t("routing.rule")]}
            numbers={[t("routing.taken"), t("routing.passedOver")]}
            last={t("routing.example")}
          />
          <tbody>
            {run.rules.map(({ rule, taken, passedOver, sample }) => (
              <tr key={rule} className={taken === 0 ? "quiet" : undefined}>
                <th scope="row">{names.get(rule) ?? rule}</th>
                <td className="number">{format.count(taken)}</td>
                <td className="number">{format.count(passedOver)}</td>
                <td>
                  <Sample cases={sample} />
                </td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t("routing.unrouted")}</th>
              <td className="number">{format.count(run.unrouted.cases)}</td>
              <td className="number">–</td>
              <td>
                <Sample cases={run.unrouted.sample} />
              </td>
            </tr>
          </tbody>
        </table>
      </div>
    </>
  );
}

function Sample({ cases }: { cases: readonly { readonly id: string; readonly number: string }[] }) {
  return cases.slice(0, 3).map(({ id, number }) => (
    <span key={id}>
      <Link to="/cases/$caseId" params={{ caseId: id }} className="told">
        {number}
      </Link>{" "}
    </span>
  ));
}
