import type { TFunction } from "i18next";
import { CauseClass, Duty, type RoutingQuery, type RoutingRuleFieldsFragment } from "../gql/graphql.ts";

export type Routing = RoutingQuery["routing"];
export type Rule = RoutingRuleFieldsFragment;
export type Target = Rule["steps"][number][number];

/** A rule's name in the reader's language. */
export function ruleName({ name, nameEn }: Pick<Rule, "name" | "nameEn">, language: string): string {
  return language === "en" ? (nameEn ?? name) : name;
}

/** One text for each target, as the dry run names it. */
export function targetKey({ duty, department }: Target): string {
  return duty ?? (department === null || department === undefined ? "SUPPLIER" : `=${department}`);
}

/** A target by its key in the reader's words; departments by their names where they are known. */
export function targetWords(t: TFunction, key: string, departments: Routing["departments"]): string {
  if (key === "SUPPLIER") return t("routing.supplier");
  if (key === "LEADER") return t("routing.leaders");
  const duty = Object.values(Duty).find((one) => one === key);
  if (duty) return t(`routing.duty.${duty}`);
  return departments.find((one) => one.key === key.slice(1))?.label ?? key.slice(1);
}

const lists = [
  "kinds",
  "priorities",
  "regions",
  "departments",
  "productFamilies",
  "productModels",
  "defectFamilies",
  "defectTypes",
] as const;

/** What a rule asks of a case, in one plain sentence. */
export function conditionSentence(t: TFunction, { when }: Pick<Rule, "when">): string {
  const or = (values: readonly string[]) => values.join(t("routing.or"));
  const name = (field: keyof Rule["when"]) => t(`routing.condition.${field}`);
  const causes = Object.values(CauseClass).filter((cause) => when.causeClasses.includes(cause));
  const parts = [
    ...lists.flatMap((field) =>
      when[field].length > 0 ? [t("routing.is", { name: name(field), values: or(when[field]) })] : [],
    ),
    ...(causes.length > 0
      ? [
          t("routing.is", {
            name: name("causeClasses"),
            values: or(causes.map((cause) => t(`taxonomy.cause.${cause}`))),
          }),
        ]
      : []),
    ...(when.words.length > 0
      ? [t("routing.says", { name: name("words"), values: or(when.words.map((word) => `“${word}”`)) })]
      : []),
    ...(when.marks.length > 0
      ? [t("routing.is", { name: name("marks"), values: or(when.marks.map((mark) => t(`routing.mark.${mark}`))) })]
      : []),
    ...when.flags.map((flag) => t(`routing.flag.${flag}`)),
    ...(typeof when.unsettledAtLeast === "number" ? [t("routing.unsettled", { n: when.unsettledAtLeast })] : []),
  ];
  const sentence = parts.length === 0 ? t("routing.always") : parts.join(t("routing.and"));
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}

/** Where a rule sends a case and by when, in one plain sentence. */
export function routeSentence(t: TFunction, rule: Rule, departments: Routing["departments"]): string {
  const steps = rule.steps.map((step) =>
    step.map((target) => targetWords(t, targetKey(target), departments)).join(t("routing.together")),
  );
  const way = steps.length === 0 ? t("routing.onlyMarks") : t("routing.to", { targets: steps.join(t("routing.then")) });
  const within = t("routing.within", { accept: rule.acceptHours, answer: rule.answerHours });
  const upper = `${way.charAt(0).toUpperCase()}${way.slice(1)}`;
  return [upper, ...(steps.length === 0 ? [] : [within]), ...(rule.also ? [t("routing.also")] : [])].join(" · ");
}
