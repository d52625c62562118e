import type { ShownUnit } from "./shown-unit.ts";

/** A figure as it is set: a large number and a small unit, `unit` being a key of the catalogue or money. */
export type Scale = {
  divisor: number;
  digits: number;
  unit:
    | "none"
    | "percent"
    | "points"
    | "minutes"
    | "hours"
    | "days"
    | "money"
    | "perHundred"
    | "perThousand"
    | "perThousandMonth";
};

const minute = 60;
const hour = 3600;
const day = 86_400;

/** The scale on which a value of a unit reads best; one scale serves a whole chart when given its largest value. */
export function scaleOf(unit: ShownUnit, value: number): Scale {
  const size = Math.abs(value);
  if (unit === "COUNT") return { divisor: 1, digits: 0, unit: "none" };
  if (unit === "RATE") return { divisor: 0.01, digits: 1, unit: "percent" };
  if (unit === "PER_HUNDRED") return { divisor: 1, digits: 2, unit: "perHundred" };
  if (unit === "PER_THOUSAND") return { divisor: 1, digits: size < 10 ? 2 : 1, unit: "perThousand" };
  if (unit === "PER_THOUSAND_A_MONTH") return { divisor: 1, digits: size < 10 ? 2 : 1, unit: "perThousandMonth" };
  if (unit === "MONEY") return { divisor: 1, digits: size < 100 ? 1 : 0, unit: "money" };
  if (size >= day) return { divisor: day, digits: 1, unit: "days" };
  if (size >= hour) return { divisor: hour, digits: 1, unit: "hours" };
  return { divisor: minute, digits: size < 10 * minute ? 1 : 0, unit: "minutes" };
}

/** The scale of a value that is read beside another: finer where the two would be written alike and are not. */
export function scaleBeside(unit: ShownUnit, value: number, other: number | null): Scale {
  const scale = scaleOf(unit, value);
  if (other === null) return scale;
  const alike = (digits: number) => (value / scale.divisor).toFixed(digits) === (other / scale.divisor).toFixed(digits);
  if (value === other || !alike(scale.digits)) return scale;
  const digits = [scale.digits + 1, scale.digits + 2].find((more) => more <= 2 && !alike(more));
  return { ...scale, digits: digits ?? scale.digits };
}

/** A difference is told on the scale of its figure, in points for shares, finer where it would vanish. */
export function differenceScale(unit: ShownUnit, value: number, difference: number): Scale {
  if (unit === "RATE") return { divisor: 0.01, digits: 1, unit: "points" };
  const scale = scaleOf(unit, value);
  const vanishes = Math.abs(difference) / scale.divisor < 0.05;
  return vanishes && unit === "SECONDS" ? scaleOf(unit, difference) : scale;
}
