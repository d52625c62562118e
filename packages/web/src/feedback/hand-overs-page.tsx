import { useTranslation } from "react-i18next";
import { useViewer } from "../app/installation-context.ts";
import { useGraphql } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { HandOversDocument } from "../gql/graphql.ts";
import { PageHead } from "../parts/page-head.tsx";
import { DelayCard } from "./delay-card.tsx";
import { HandOvers } from "./hand-overs.tsx";
import { ProposedMarks } from "./proposed-marks.tsx";
import classes from "./routing.module.css";

/** What lies on the desk of one's departments, what came back, and who had what how long. */
export function HandOversPage() {
  const { t } = useTranslation();
  const { operations } = useViewer();
  return (
    <div className={classes["page"]}>
      <PageHead title={t("handOvers.title")}>
        <Sentence />
      </PageHead>
      <HandOvers name="desk" filter={{ box: "DESK" }} />
      <HandOvers name="back" filter={{ box: "BACK" }} />
      {operations.includes("delayShares") && <DelayCard />}
      {operations.includes("proposedMarks") && <ProposedMarks />}
      <HandOvers name="all" filter={{ box: "ALL" }} />
    </div>
  );
}

function Sentence() {
  const { t } = useTranslation();
  const format = useFormat();
  const desk = useGraphql(HandOversDocument, { filter: { box: "DESK" }, first: 1 });
  const late = useGraphql(HandOversDocument, { filter: { box: "DESK", lateOnly: true }, first: 1 });
  const back = useGraphql(HandOversDocument, { filter: { box: "BACK" }, first: 1 });
  if (!desk.data || !late.data || !back.data) return null;
  return t("handOvers.sentence", {
    desk: format.count(desk.data.handOvers.totalCount),
    late: format.count(late.data.handOvers.totalCount),
    back: format.count(back.data.handOvers.totalCount),
  });
}
