import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange, useGraphql } from "../app/use-graphql.ts";
import { useFormat, type Format } from "../format/use-format.ts";
import {
  ReclassificationsDocument,
  UndoReclassificationDocument,
  type ReclassificationFieldsFragment,
  type ReclassificationsQuery,
} from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { Notice } from "../parts/notice.tsx";
import { QueryState, reasonOf } from "../parts/query-state.tsx";
import { ReasonDialog } from "../staff/reason-dialog.tsx";
import classes from "./taxonomy.module.css";

/** Merges and splits: what each says, how far it is, and taking it back. Asked again while a job is at work. */
export function Reclassifications({ mayEdit }: { mayEdit: boolean }) {
  const { t } = useTranslation();
  const [every, setEvery] = useState<number | false>(false);
  const query = useGraphql(ReclassificationsDocument, {}, { every });
  const wanted = query.data !== undefined && isMoving(query.data) ? 2000 : false;
  if (wanted !== every) setEvery(wanted);
  return (
    <Card title={t("taxonomy.reclassifications")} sentence={t("taxonomy.reclassificationsSentence")}>
      <QueryState
        query={query}
        height={120}
        empty={({ reclassifications }) =>
          reclassifications.length === 0 ? (
            <Notice title={t("taxonomy.noReclassification")} text={t("taxonomy.noReclassificationText")} height={120} />
          ) : null
        }
      >
        {({ reclassifications }) => (
          <div className="scroller">
            <table className={`figures ${classes["table"]}`}>
              <thead>
                <tr>
                  <th scope="col">{t("taxonomy.what")}</th>
                  <th scope="col">{t("taxonomy.why")}</th>
                  <th scope="col" className="number">
                    {t("taxonomy.reports")}
                  </th>
                  <th scope="col">{t("taxonomy.state")}</th>
                </tr>
              </thead>
              <tbody>
                {reclassifications.map((one) => (
                  <Row key={one.id} one={one} mayEdit={mayEdit} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </QueryState>
    </Card>
  );
}

function isMoving({ reclassifications }: ReclassificationsQuery): boolean {
  return reclassifications.some(({ state }) => state === "RUNNING" || state === "UNDOING");
}

function Row({ one, mayEdit }: { one: ReclassificationFieldsFragment; mayEdit: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <tr>
      <th scope="row">
        {t(`taxonomy.kind.${one.kind}`, { id: one.id })}
        <ul className={classes["rules"]}>
          {one.rules.map((rule, i) => (
            <li key={`${rule.from.key} ${rule.to.key} ${i}`} className={classes["below"]}>
              {t("taxonomy.fromTo", { from: rule.from.label, to: rule.to.label })}
              {conditionWords(t, format, rule)}
            </li>
          ))}
        </ul>
      </th>
      <td className={classes["text"]}>
        {one.reason}
        <span className={classes["below"]}>
          {one.requestedBy} · {format.dateTime(one.requestedAt)}
        </span>
        {one.undoReason !== null && (
          <span className={classes["below"]}>
            {t("taxonomy.undoneBecause", { reason: one.undoReason, by: one.undoRequestedBy ?? "" })}
          </span>
        )}
      </td>
      <td className="number">{format.count(one.reports)}</td>
      <td>
        {t(`taxonomy.progress.${one.state}`, { done: format.count(one.done), total: format.count(one.total) })}
        {!one.includesPast && <span className={classes["below"]}>{t("taxonomy.onlyNew")}</span>}
        {mayEdit && (one.state === "DONE" || one.state === "RUNNING") && <Undo one={one} />}
      </td>
    </tr>
  );
}

function conditionWords(t: TFunction, format: Format, rule: ReclassificationFieldsFragment["rules"][number]): string {
  const lists = [rule.words.map((word) => `“${word}”`), rule.models, rule.batches, rule.supplierLots];
  const days = [
    rule.reportedFrom === null ? "" : t("taxonomy.since", { day: format.day(rule.reportedFrom) }),
    rule.reportedTo === null ? "" : t("taxonomy.before_day", { day: format.day(rule.reportedTo) }),
  ];
  const parts = [...lists.map((list) => list.join(" / ")), ...days].filter((part) => part !== "");
  return parts.length === 0 ? "" : t("because", { words: parts.join(" · ") });
}

function Undo({ one }: { one: ReclassificationFieldsFragment }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const undo = useChange(UndoReclassificationDocument);
  return (
    <div className={`${classes["actions"]} no-print`}>
      <button type="button" className="plain link" onClick={() => setAsking(true)}>
        {t("taxonomy.undo")}
      </button>
      {asking && (
        <ReasonDialog
          opened
          title={t("taxonomy.undoTitle", { id: one.id })}
          text={t("taxonomy.undoText")}
          action={t("taxonomy.undo")}
          pending={undo.isPending}
          error={undo.error === null ? null : (reasonOf(undo.error) ?? t("state.unreachable"))}
          onClose={() => {
            setAsking(false);
            undo.reset();
          }}
          onSend={(reason) => undo.mutate({ id: one.id, reason }, { onSuccess: () => setAsking(false) })}
        />
      )}
    </div>
  );
}
