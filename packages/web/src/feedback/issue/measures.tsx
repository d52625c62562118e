import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../../app/installation-context.ts";
import { useChange } from "../../app/use-graphql.ts";
import { useLabels } from "../../filters/use-labels.ts";
import { Dimension, DropActionOfIssueDocument } from "../../gql/graphql.ts";
import { Card } from "../../parts/card.tsx";
import { ColumnHeads } from "../../parts/column-heads.tsx";
import { reasonOf } from "../../parts/query-state.tsx";
import { ReasonDialog } from "../../staff/reason-dialog.tsx";
import { SideForm } from "../../taxonomy/side-form.tsx";
import { ImplementForm } from "./implement-form.tsx";
import classes from "./issue.module.css";
import { type Action, isAlive, isCorrective, type Issue } from "./issue-types.ts";
import { MeasureForm } from "./measure-form.tsx";
import { useIssueWords } from "./use-issue-words.ts";

type Doing = { readonly what: "add" } | { readonly what: "change" | "implement" | "drop"; readonly action: Action };

/** Every measure: what, whose, until when, how much it is to help, and from which machine on it holds. */
export function Measures({ issue }: { issue: Issue }) {
  const { t } = useTranslation();
  const [doing, setDoing] = useState<Doing | null>(null);
  const done = () => setDoing(null);
  return (
    <Card
      title={t("issues.page.measure.title")}
      sentence={<MeasuresSentence actions={issue.actions} />}
      actions={
        issue.mayWork ? (
          <button type="button" className="plain link no-print" onClick={() => setDoing({ what: "add" })}>
            {t("issues.page.measure.add")}
          </button>
        ) : undefined
      }
    >
      {issue.actions.length > 0 && <MeasureTable issue={issue} onDo={setDoing} />}
      {doing !== null && <DoingForm issue={issue} doing={doing} onDone={done} />}
    </Card>
  );
}

function MeasuresSentence({ actions }: { actions: readonly Action[] }) {
  const { t } = useTranslation();
  const alive = actions.filter(isAlive);
  if (alive.length === 0) return t("issues.page.measure.none");
  const inForce = alive.filter(({ implementedOn }) => implementedOn !== null).length;
  return t("issues.page.measure.sentence", { count: alive.length, inForce });
}

function MeasureTable({ issue, onDo }: { issue: Issue; onDo: (doing: Doing) => void }) {
  const { t } = useTranslation();
  return (
    <div className="scroller">
      <table className="figures">
        <ColumnHeads
          words={[
            t("issues.page.measure.what"),
            t("issues.page.owner"),
            t("issues.page.measure.dueOn"),
            t("issues.page.measure.force"),
          ]}
          numbers={[]}
          {...(issue.mayWork ? { last: t("issues.page.measure.actions") } : {})}
        />
        <tbody>
          {issue.actions.map((action) => (
            <MeasureRow key={action.id} action={action} onDo={issue.mayWork ? onDo : null} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MeasureRow({ action, onDo }: { action: Action; onDo: ((doing: Doing) => void) | null }) {
  const { t } = useTranslation();
  const words = useIssueWords();
  const { today } = useInstallation();
  const late = isAlive(action) && action.implementedOn === null && action.dueOn < today;
  return (
    <tr data-dropped={!isAlive(action) || undefined} className={classes["measure"]}>
      <th scope="row">
        {action.description}
        <small className="quiet">
          {t(`issues.page.measure.kind.${action.kind}`)}
          {isCorrective(action) && ` · ${words.hope(action)}`}
        </small>
      </th>
      <td>{action.owner.name}</td>
      <td className={late ? "worse" : ""}>
        {late ? t("issues.page.lateSince", { day: words.day(action.dueOn) }) : words.day(action.dueOn)}
      </td>
      <td>
        <InForce action={action} />
      </td>
      {onDo !== null && (
        <td>
          <MeasureActions action={action} onDo={onDo} />
        </td>
      )}
    </tr>
  );
}

/** Since when and from which machine on a measure holds; or why it was given up. */
export function InForce({ action, withYears = false }: { action: Action; withYears?: boolean }) {
  const { t } = useTranslation();
  const words = useIssueWords({ withYears });
  const batch = action.cutIn?.batch ?? null;
  const labels = useLabels(Dimension.Batch, batch === null ? [] : [batch]);
  if (action.droppedBecause !== null) return t("issues.page.measure.dropped", { why: action.droppedBecause });
  if (action.implementedOn === null) return <span className="quiet">{t("issues.page.measure.notYet")}</span>;
  return (
    <>
      {t("issues.page.measure.since", { day: words.day(action.implementedOn) })}
      {action.cutIn !== null && (
        <small className={`quiet ${classes["below"]}`}>
          {words.cutIn(action.cutIn, batch === null ? "" : labels(batch))}
          {action.cutIn.affectedSince &&
            t("because", {
              words: t("issues.page.cutIn.affectedSince", { month: action.cutIn.affectedSince.slice(0, 7) }),
            })}
        </small>
      )}
    </>
  );
}

function MeasureActions({ action, onDo }: { action: Action; onDo: (doing: Doing) => void }) {
  const { t } = useTranslation();
  if (!isAlive(action)) return null;
  const name = action.description.slice(0, 40);
  const button = (what: "change" | "implement" | "drop", label: string) => (
    <button
      type="button"
      className="plain link"
      aria-label={`${label}${t("because", { words: name })}`}
      onClick={() => onDo({ what, action })}
    >
      {label}
    </button>
  );
  const isDone = action.implementedOn !== null;
  return (
    <span className={`${classes["rowActions"]} no-print`}>
      {button("implement", isDone ? t("issues.page.measure.correct") : t("issues.page.measure.implement"))}
      {!isDone && button("change", t("issues.page.measure.change"))}
      {button("drop", t("issues.page.measure.drop"))}
    </span>
  );
}

function DoingForm({ issue, doing, onDone }: { issue: Issue; doing: Doing; onDone: () => void }) {
  const { t } = useTranslation();
  if (doing.what === "drop") return <Drop number={issue.number} action={doing.action} onDone={onDone} />;
  const title = { add: "add", change: "changeTitle", implement: "implementTitle" } as const;
  return (
    <SideForm title={t(`issues.page.measure.${title[doing.what]}`)} wide onClose={onDone}>
      {doing.what === "implement" ? (
        <ImplementForm number={issue.number} action={doing.action} onDone={onDone} />
      ) : (
        <MeasureForm number={issue.number} action={doing.what === "change" ? doing.action : null} onDone={onDone} />
      )}
    </SideForm>
  );
}

function Drop({ number, action, onDone }: { number: string; action: Action; onDone: () => void }) {
  const { t } = useTranslation();
  const drop = useChange(DropActionOfIssueDocument);
  return (
    <ReasonDialog
      opened
      title={t("issues.page.measure.dropTitle")}
      text={t("issues.page.measure.dropText", { what: action.description })}
      action={t("issues.page.measure.drop")}
      pending={drop.isPending}
      error={drop.error === null ? null : (reasonOf(drop.error) ?? t("issues.page.unreachable"))}
      onClose={onDone}
      onSend={(reason) =>
        drop.mutate({ number, id: action.id, version: action.version, reason }, { onSuccess: onDone })
      }
    />
  );
}
