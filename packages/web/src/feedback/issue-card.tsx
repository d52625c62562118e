import { useDraggable } from "@dnd-kit/core";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useViewer } from "../app/installation-context.ts";
import { useFormat } from "../format/use-format.ts";
import type { IssueCardFragment } from "../gql/graphql.ts";
import classes from "./board.module.css";
import { DueWords } from "./due-words.tsx";
import { IssueLink } from "./issue-link.tsx";
import { IssueMarks } from "./issue-marks.tsx";

type Props = { issue: IssueCardFragment; isUnderWay: boolean; isTold: boolean };

/** A card that is picked up by the pointer anywhere, by the keyboard where it has the focus. */
export function IssueCard({ issue, isUnderWay, isTold }: Props) {
  const { t } = useTranslation();
  const moves = useViewer().operations.includes("submitIssueStep");
  const card = useRef<HTMLDivElement | null>(null);
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, isDragging } = useDraggable({
    id: issue.number,
    disabled: !moves || isUnderWay,
    attributes: { role: "group", roleDescription: t("issues.movable") },
  });
  // What was just moved or raised is where the reader looks, and goes on from by keyboard.
  useEffect(() => {
    if (!isTold || isUnderWay) return;
    card.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
    card.current?.focus({ preventScroll: true });
  }, [isTold, isUnderWay]);
  return (
    <li>
      <div
        ref={(node) => {
          card.current = node;
          setNodeRef(node);
          setActivatorNodeRef(node);
        }}
        className={classes["card"]}
        {...(moves ? listeners : {})}
        {...(moves ? attributes : { role: "group", tabIndex: -1 })}
        aria-label={`${issue.number} ${issue.title}`}
        aria-busy={isUnderWay || undefined}
        data-told={isTold || undefined}
        data-lifted={isDragging || undefined}
      >
        <CardFace issue={issue} />
      </div>
    </li>
  );
}

/** What a card says of its issue. */
export function CardFace({ issue }: { issue: IssueCardFragment }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { number, title, department, stepOwner, stepState, figures, closing, closedAt } = issue;
  const who = [department?.name, stepOwner?.name].filter((one) => one !== undefined);
  return (
    <>
      <IssueLink number={number} />
      <p className={classes["title"]}>{title}</p>
      <IssueMarks issue={issue} />
      <p className="quiet">{who.length === 0 ? t("issues.nobody") : who.join(" · ")}</p>
      {closing === null ? (
        <p>
          <DueWords dueAt={issue.dueAt} overdue={issue.overdue} />
        </p>
      ) : (
        <p className="quiet">
          {t(`issues.closing.${closing}`)} · {closedAt === null ? "" : format.day(format.dayOf(closedAt))}
        </p>
      )}
      {figures !== null && figures.cases > 0 && (
        <p className="quiet">
          {t("issues.casesOf", { count: figures.cases, n: format.count(figures.cases) })}
          {figures.cost !== null && ` · ${format.text(figures.cost, "MONEY")}`}
        </p>
      )}
      {closing === null && stepState !== "OPEN" && (
        <p className={classes["waits"]}>{t(stepState === "SUBMITTED" ? "issues.waits" : "issues.allApproved")}</p>
      )}
    </>
  );
}
