import type { PackageDocument } from "../package-document.ts";
import { colours, type PictureWords, svgBar, svgPicture, svgRule, svgText } from "./svg.ts";

const size = { width: 640, height: 190 };
const plot = { left: 8, right: 632, top: 26, bottom: 162 };
const gap = 0.28;

/** The course of a metric as columns from zero, the package's own period in the accent; what is not final is an outline. */
export function trendPicture(
  { points, grain }: PackageDocument["trend"],
  words: PictureWords,
  text: (value: number) => string,
): string {
  const most = Math.max(1, ...points.map(({ value }) => value ?? 0));
  const step = (plot.right - plot.left) / Math.max(1, points.length);
  const parts = points.flatMap(({ bucket, value, provisional }, i) => {
    const height = ((value ?? 0) / most) * (plot.bottom - plot.top);
    const middle = plot.left + (i + 0.5) * step;
    const isLast = i === points.length - 1;
    const column = {
      x: middle - (step * (1 - gap)) / 2,
      y: plot.bottom - height,
      width: step * (1 - gap),
      height,
      fill: isLast ? colours.accent : colours.quiet,
    };
    const name = grain === "MONTH" ? bucket.slice(2, 7) : bucket.slice(5);
    return [
      svgBar(column, provisional),
      ...(value === null ? [] : [svgText(text(value), { x: middle, y: column.y - 5, anchor: "middle" })]),
      svgText(name, { x: middle, y: plot.bottom + 17, anchor: "middle", fill: colours.muted }),
    ];
  });
  const base = svgRule({ x: plot.left, y: plot.bottom }, { x: plot.right, y: plot.bottom });
  return svgPicture(words, size, [...parts, base]);
}
