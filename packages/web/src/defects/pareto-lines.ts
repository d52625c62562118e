import type { ParetoQuery } from "../gql/graphql.ts";

export type ParetoLine = {
  key: string;
  label: string;
  n: number;
  share: number;
  cumulative: number;
  /** Reports in the period before; null when it was not asked or has no answer. */
  before: number | null;
  /** Reports a month for each thousand units in service; null where these are not known. */
  rate: number | null;
  /** Of the smallest prefix that makes up 80 % of all reports. */
  vital: boolean;
};

const vitalShare = 0.8;

/** The server's shares in the server's order, summed up from the top. */
export function paretoOf(rows: ParetoQuery["metricQuery"]["rows"]): ParetoLine[] {
  const lines: ParetoLine[] = [];
  let cumulative = 0;
  for (const { dimensions, values } of rows) {
    const type = dimensions[0];
    const reports = values.find(({ metric }) => metric === "defectReports");
    const share = values.find(({ metric }) => metric === "defectShare")?.value ?? 0;
    if (type === undefined || reports === undefined || reports.n === 0) continue;
    const vital = cumulative < vitalShare - 1e-9;
    cumulative += share;
    lines.push({
      key: type.key,
      label: type.label,
      n: reports.n,
      share,
      cumulative,
      before: reports.previous[0]?.value ?? null,
      rate: values.find(({ metric }) => metric === "ratePerThousandInService")?.value ?? null,
      vital,
    });
  }
  return lines;
}
