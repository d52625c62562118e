import { useGraphql } from "../app/use-graphql.ts";
import { HandOversDocument } from "../gql/graphql.ts";
import { HandOvers } from "./hand-overs.tsx";

/** What was handed over to one's departments, and what came back; nothing where nothing waits. */
export function DeskHandOvers() {
  return (
    <>
      <Waiting name="desk" box="DESK" />
      <Waiting name="back" box="BACK" />
    </>
  );
}

function Waiting({ name, box }: { name: "desk" | "back"; box: "DESK" | "BACK" }) {
  const query = useGraphql(HandOversDocument, { filter: { box }, first: 1 });
  return query.data?.handOvers.totalCount ? <HandOvers name={name} filter={{ box }} /> : null;
}
