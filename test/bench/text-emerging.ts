import { generateDemo } from "@huilu/cli/demo";
import { findEmergingPhrases, type DatedText } from "@huilu/core";
import type { Goal } from "./bench.ts";

const until = "2026-10-31";
const dayMs = 86_400_000;
/** For so long most cases of the bad batch carry no type. */
const untypedDays = 32;
const quietWeeks = [40, 32, 24, 16];

/** The demo's new noise: on which day after its first text a daily look finds it, and what quiet weeks tell wrongly. */
export function emergingLines(seed: number): Goal[] {
  const demo = generateDemo({ seed, until });
  const texts = [...demo.cases].flatMap(datedText);
  const { phrase } = demo.truth().badBatch;
  const saying = texts.filter(({ text }) => text.includes(phrase));
  const first = saying[0]?.day ?? until;
  const onDay = (days: number) => new Date(Date.parse(first) + days * dayMs).toISOString().slice(0, 10);
  let days = 1;
  let told = findEmergingPhrases({ texts, today: onDay(days) });
  while (!told.phrases.some((one) => one.phrase.includes(phrase)) && days < untypedDays + 30)
    told = findEmergingPhrases({ texts, today: onDay((days += 1)) });
  const cases = saying.filter(({ day }) => day <= onDay(days)).length;
  const wrong = quietWeeks.map((weeks) => findEmergingPhrases({ texts, today: onDay(-7 * weeks) }).phrases.length);
  const beside = `${cases} cases, ${told.family} phrases tested; ${wrong.join(", ")} phrases told in quiet weeks before`;
  return [
    {
      name: "the demo's new noise is found, against the days until it has a type",
      ours: days,
      opponent: untypedDays,
      unit: "days",
      atLeast: 1,
      beside,
    },
  ];
}

type DemoCase = ReturnType<typeof generateDemo>["cases"] extends Iterable<infer One> ? One : never;

function datedText({ number, complaint, events, defects }: DemoCase): DatedText[] {
  const day = events.find(({ type }) => type === "registered")?.moment?.on;
  if (!complaint || !day) return [];
  return [{ id: number, text: complaint, day, type: defects?.[0]?.type?.code ?? null }];
}
