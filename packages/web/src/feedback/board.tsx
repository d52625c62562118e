import {
  DndContext,
  DragOverlay,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { IssueCardFragment } from "../gql/graphql.ts";
import { BoardColumn } from "./board-column.tsx";
import { columnByColumn, columnUnder } from "./board-keyboard.ts";
import classes from "./board.module.css";
import { CardFace } from "./issue-card.tsx";
import { closedColumn, columnById, columnOf, columns, type Column } from "./issue-steps.ts";
import { useBoardSpeech } from "./use-board-speech.ts";
import type { Moves } from "./use-move-issue.ts";

const columnKeys = columnByColumn(columns);

type Props = {
  issues: readonly IssueCardFragment[];
  /** Null: they are folded away. */
  closed: readonly IssueCardFragment[] | null;
  moves: Moves;
  /** The issue that is pointed out. */
  told: string | undefined;
  onFold: () => void;
};

/** The steps side by side, the issues in them as cards that are moved by mouse, finger or keyboard. */
export function Board({ issues, closed, moves, told, onFold }: Props) {
  const { t } = useTranslation();
  const [held, setHeld] = useState<string | null>(null);
  const speech = useBoardSpeech();
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: columnKeys }),
  );
  const all = [...issues, ...(closed ?? [])];
  const byNumber = (number: unknown) => all.find((issue) => issue.number === number);
  const heldIssue = byNumber(held);
  const placed = Map.groupBy(all, (issue) => placeOf(issue, moves.underWay));
  const widths = columns.map((column) => widthOf(column, placed.get(column)?.length ?? 0, closed !== null));
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={columnUnder}
      accessibility={{ container: document.body, ...speech }}
      onDragStart={({ active }) => setHeld(String(active.id))}
      onDragCancel={() => setHeld(null)}
      onDragEnd={({ active, over }) => {
        setHeld(null);
        const issue = byNumber(active.id);
        const to = columnById(over?.id);
        if (issue !== undefined && to !== null) moves.move(issue, to);
      }}
    >
      <div className={classes["scroller"]} tabIndex={0} role="region" aria-label={t("issues.board")}>
        <div className={classes["columns"]} style={{ gridTemplateColumns: widths.join(" ") }}>
          {columns.map((column) => (
            <BoardColumn
              key={column}
              column={column}
              issues={placed.get(column) ?? []}
              from={heldIssue === undefined ? null : columnOf(heldIssue)}
              underWay={moves.underWay?.number}
              told={moves.asked === null ? (moves.outcome?.issue.number ?? told) : undefined}
              folded={column === closedColumn && closed === null}
              onFold={onFold}
            />
          ))}
        </div>
      </div>
      <DragOverlay dropAnimation={null}>
        {heldIssue === undefined ? null : (
          <div className={classes["card"]} data-held>
            <CardFace issue={heldIssue} />
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}

/** Until the server has answered, a moved card stands where it was put. */
function placeOf(issue: IssueCardFragment, underWay: Moves["underWay"]): Column {
  return underWay?.number === issue.number ? underWay.to : columnOf(issue);
}

/** What is empty takes the room of its name only. */
function widthOf(column: Column, cards: number, isOpen: boolean): string {
  if (column === closedColumn && !isOpen) return "minmax(72px, 0.3fr)";
  return cards === 0 ? "minmax(72px, 0.3fr)" : "minmax(140px, 1fr)";
}
