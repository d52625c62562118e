const methods = ["wilson", "meanOfHistogram", "meanCumulative"] as const;

/** How an interval is found, as a key of the catalogue; a method this page does not know is told as `other`. */
export function intervalMethodOf(method: string): (typeof methods)[number] | "other" {
  return methods.find((one) => one === method) ?? "other";
}
