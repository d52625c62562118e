import { groupRepeats } from "@huilu/core";
import type { Goal } from "./bench.ts";
import { drawing, textsOf } from "./generated-texts.ts";

const many = 100_000;
const secondsAllowed = 60;

/** A hundred thousand texts, one in ten of them copied from another and changed in a few characters. */
export function repeatLines(seed: number): Goal[] {
  const { text } = textsOf(seed);
  const draw = drawing(seed + 1);
  const texts: { id: string; text: string }[] = [];
  let copies = 0;
  for (let i = 0; i < many; i += 1) {
    const source = texts[Math.floor(draw() * texts.length)]?.text ?? "";
    const copied = source.length >= 40 && draw() < 0.2;
    if (copied) copies += 1;
    texts.push({ id: `${i}`, text: copied ? `${source.slice(0, -2)}，请处理` : text(i) });
  }
  const started = performance.now();
  const groups = groupRepeats(texts);
  const seconds = (performance.now() - started) / 1000;
  const found = groups.reduce((sum, { ids }) => sum + ids.length - 1, 0);
  const beside = `${groups.length} groups; ${found} repeats found of ${copies} made`;
  return [
    {
      name: `repeats among ${many} texts, against a minute`,
      ours: seconds,
      opponent: secondsAllowed,
      unit: "s",
      atLeast: 1,
      beside,
    },
  ];
}
