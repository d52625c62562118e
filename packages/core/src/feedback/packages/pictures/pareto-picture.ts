import type { PackageDefect } from "../package-document.ts";
import { clipped, colours, type PictureWords, svgBar, svgPicture, svgRule, svgText } from "./svg.ts";

const width = 640;
const row = 24;
const bars = { left: 210, right: 480 };
const most = 10;
const vitalShare = 0.8;

export type ParetoText = {
  readonly name: (defect: PackageDefect) => string;
  readonly count: (value: number) => string;
  readonly percent: (share: number) => string;
};

/** The most frequent defects as bars from zero, with what they add up to; a rule stands under those that make up 80 %. */
export function paretoPicture(defects: readonly PackageDefect[], words: PictureWords, text: ParetoText): string {
  const shown = defects.slice(0, most);
  const longest = Math.max(1, ...shown.map(({ reports }) => reports));
  const vital = defects.findIndex(({ cumulative }) => cumulative >= vitalShare - 1e-9) + 1;
  const parts = shown.flatMap((defect, i) => {
    const { reports, cumulative } = defect;
    const y = 6 + i * row;
    const isVital = vital === 0 || i < vital;
    const length = (reports / longest) * (bars.right - bars.left);
    return [
      svgText(clipped(text.name(defect), bars.left - 16), { x: 4, y: y + 15 }),
      svgBar({ x: bars.left, y: y + 4, width: length, height: 14, fill: isVital ? colours.accent : colours.quiet }),
      svgText(text.count(reports), { x: bars.left + length + 6, y: y + 15 }),
      svgText(text.percent(cumulative), { x: width - 6, y: y + 15, anchor: "end", fill: colours.muted }),
      ...(i + 1 === vital && vital < shown.length ? [svgRule({ x: 4, y: y + row }, { x: width - 4, y: y + row })] : []),
    ];
  });
  return svgPicture(words, { width, height: 12 + shown.length * row }, parts);
}
