import type { DateRangeInput } from "../gql/graphql.ts";
import classes from "./overview.module.css";
import { Tile } from "./tile.tsx";
import type { TilesAnswer } from "./use-tiles.ts";
import type { StandingOf } from "./use-targets.ts";

/** Up to six tiles stand in one row; more make two. */
const mostInARow = 6;

export function Tiles({
  tiles: { figures, courseOf },
  range,
  standingOf,
}: {
  tiles: TilesAnswer;
  range: DateRangeInput;
  standingOf: StandingOf;
}) {
  const columns = figures.length > mostInARow ? Math.ceil(figures.length / 2) : figures.length;
  return (
    <div className={classes["tiles"]} data-columns={columns}>
      {figures.map((figure) => (
        <Tile
          key={figure.metric}
          figure={figure}
          range={range}
          course={courseOf(figure.metric)}
          standing={standingOf(figure.metric)}
        />
      ))}
    </div>
  );
}
