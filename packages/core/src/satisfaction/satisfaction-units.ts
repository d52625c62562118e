import { creditOf, type Unit } from "../metrics/unit.ts";

const resolution = creditOf("c.resolution_");
const rated = creditOf("s.", resolution);
const answers: Unit["from"] = (tables) => `${tables.answers} s JOIN ${tables.cases} c ON c.id = s.case_id`;

/** The aspects of an answer in the order of their params. */
export const ratedAspects = ["overall", "attitude", "efficiency", "accuracy"] as const;

/** Everything that the metrics of satisfaction count. Ids 40 to 49. */
export const satisfactionUnits = {
  answer: {
    key: "answer",
    id: 40,
    from: answers,
    where: "s.aspect <> 'nps'",
    unitKey: "s.event_id",
    day: "s.answered_on",
    outcome: "s.outcome",
    hit: "s.score >= 4", // the top two boxes of five
    amount: "s.score * 100",
    param: `array_position('{${ratedAspects.join(",")}}'::text[], s.aspect) - 1`,
    params: ratedAspects.map((_, i) => i),
    credit: rated,
  },
  nps: {
    key: "nps",
    id: 41,
    from: answers,
    where: "s.aspect = 'nps'",
    unitKey: "s.event_id",
    day: "s.answered_on",
    outcome: "s.outcome",
    hit: "s.score >= 9",
    amount: "CASE WHEN s.score >= 9 THEN 100 WHEN s.score <= 6 THEN -100 ELSE 0 END",
    credit: rated,
  },
  survey_coverage: {
    key: "survey_coverage",
    id: 42,
    from: ({ cases }) => `${cases} c`,
    where: "c.resolved_on IS NOT NULL",
    day: "c.resolved_on",
    outcome: "'counted'",
    hit: "c.survey_sent_on IS NOT NULL",
    recorded: "survey_sent",
    credit: resolution,
  },
  survey_response: {
    key: "survey_response",
    id: 43,
    from: ({ cases }) => `${cases} c`,
    where: "c.survey_sent_on IS NOT NULL",
    day: "COALESCE(c.resolved_on, c.survey_sent_on)",
    outcome: "'counted'",
    hit: "c.survey_answered",
    credit: resolution,
  },
} as const satisfies Record<string, Unit>;
