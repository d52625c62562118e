import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { PoliciesDocument } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { QueryState } from "../parts/query-state.tsx";
import classes from "./clocks.module.css";
import { Fold } from "./fold.tsx";
import { PolicyForm } from "./policy-form.tsx";
import type { Policy } from "./types.ts";
import { useTermWords } from "./use-term-words.ts";

export function PoliciesCard({ mayChange }: { mayChange: boolean }) {
  const { t } = useTranslation();
  const query = useGraphql(PoliciesDocument, {});
  const [all, setAll] = useState(false);
  const [edited, setEdited] = useState<Policy | null>(null);
  return (
    <Card
      title={t("clocks.policies")}
      sentence={t("clocks.policiesSentence")}
      actions={
        <button type="button" className="plain" aria-pressed={all} onClick={() => setAll(!all)}>
          {t("clocks.allVersions")}
        </button>
      }
    >
      <QueryState query={query} height={280}>
        {({ policies }) => (
          <PolicyTable
            policies={policies.filter(({ state, term, scope }) =>
              all ? true : state !== "PAST" && (term !== null || scope === "DEFAULT"),
            )}
            onChange={mayChange ? setEdited : null}
          />
        )}
      </QueryState>
      {mayChange && (
        <Fold key={edited?.id ?? ""} title={t("clocks.add")} open={edited !== null}>
          <PolicyForm from={edited} onClose={() => setEdited(null)} />
        </Fold>
      )}
    </Card>
  );
}

function PolicyTable({
  policies,
  onChange,
}: {
  policies: readonly Policy[];
  onChange: ((policy: Policy) => void) | null;
}) {
  const { t } = useTranslation();
  return (
    <div className="scroller">
      <table className="figures">
        <thead>
          <tr>
            {(["kind", "scope", "term", "since", "state", "by"] as const).map((column) => (
              <th key={column} scope="col">
                {t(`clocks.column.${column}`)}
              </th>
            ))}
            {onChange !== null && <td />}
          </tr>
        </thead>
        <tbody>
          {policies.map((policy) => (
            <PolicyRow key={policy.id} policy={policy} onChange={onChange} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PolicyRow({ policy, onChange }: { policy: Policy; onChange: ((policy: Policy) => void) | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  const termWords = useTermWords();
  const { kind, scope, key, label, term, validFrom, state, setAt, setBy } = policy;
  const name = t(`clocks.kind.${kind}`);
  return (
    <tr className={state === "PAST" ? "quiet" : undefined} data-state={state}>
      <th scope="row">{name}</th>
      <td>
        {t(`clocks.scope.${scope}`)}
        {label !== null && (
          <span title={key ?? undefined}>
            {" "}
            <b>{label}</b>
          </span>
        )}
      </td>
      <td>{term === null ? t("clocks.withdrawn") : termWords(term)}</td>
      <td>{validFrom === null ? t("clocks.ever") : format.day(validFrom)}</td>
      <td>{t(`clocks.state.${state}`)}</td>
      <td className="quiet">
        {setAt === null ? t("clocks.shipped") : t("clocks.setBy", { name: setBy ?? "–", time: format.dateTime(setAt) })}
      </td>
      {onChange !== null && (
        <td className={classes["action"]}>
          <button
            type="button"
            className="plain link"
            aria-label={t("clocks.changeOf", { what: [name, label].filter(Boolean).join(" ") })}
            onClick={() => onChange(policy)}
          >
            {t("clocks.change")}
          </button>
        </td>
      )}
    </tr>
  );
}
