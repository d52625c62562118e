import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useViewer } from "../app/installation-context.ts";
import { ranks, type Rank } from "./rank-lines.ts";

/** What the bars go by; severity is for those who see the taxonomy. */
export function RankChoice({ rank, onRank }: { rank: Rank; onRank: (rank: Rank) => void }) {
  const { t } = useTranslation();
  const maySeeSeverity = useViewer().operations.includes("taxonomy");
  return (
    <SegmentedControl
      size="xs"
      className="no-print"
      aria-label={t("pareto.rankBy")}
      value={rank}
      onChange={(value) => onRank(ranks.find((one) => one === value) ?? "count")}
      data={ranks
        .filter((one) => one !== "severity" || maySeeSeverity)
        .map((value) => ({ value, label: t(`pareto.ranks.${value}`) }))}
    />
  );
}
