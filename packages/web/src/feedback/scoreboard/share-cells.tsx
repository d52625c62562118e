import { useFormat } from "../../format/use-format.ts";

type Share = { of: number; share: number | null; low: number | null; high: number | null };

/** Of how many, the share, and its interval. */
export function ShareCells({ share: { of, share, low, high } }: { share: Share }) {
  const format = useFormat();
  return (
    <>
      <td className="number">{format.count(of)}</td>
      <td className="number">{share === null ? "–" : format.percent(share)}</td>
      <td className="number">{low === null || high === null ? "–" : format.interval(low, high, "RATE")}</td>
    </>
  );
}
