import {
  closestCenter,
  pointerWithin,
  type CollisionDetection,
  type KeyboardCoordinateGetter,
  type UniqueIdentifier,
} from "@dnd-kit/core";

const directions = new Map([
  ["ArrowRight", 1],
  ["ArrowLeft", -1],
]);

/** The arrows take a card from column to column; `ids` are the columns in their order. */
export function columnByColumn(ids: readonly UniqueIdentifier[]): KeyboardCoordinateGetter {
  return (event, { currentCoordinates, context: { over, collisionRect, droppableRects } }) => {
    const direction = directions.get(event.code);
    if (direction === undefined || over === null || collisionRect === null) return undefined;
    event.preventDefault();
    const next = ids[ids.indexOf(over.id) + direction];
    const rect = next === undefined ? undefined : droppableRects.get(next);
    if (rect === undefined) return undefined;
    return { x: rect.left + (rect.width - collisionRect.width) / 2, y: currentCoordinates.y };
  };
}

/** A pointer drops where it is, and nowhere beside the columns; a card moved by the keyboard on what it lies over. */
export const columnUnder: CollisionDetection = (found) =>
  found.pointerCoordinates === null ? closestCenter(found) : pointerWithin(found);
