import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./routing.module.css";
import { conditionSentence, routeSentence, ruleName, type Routing, type Rule } from "./routing-words.ts";

/** Rules in their order, each with a plain sentence of what it means. */
export function RuleList({
  rules,
  departments,
  actions,
}: {
  rules: readonly Rule[];
  departments: Routing["departments"];
  actions?: (rule: Rule, place: number) => ReactNode;
}) {
  const { t, i18n } = useTranslation();
  return (
    <ol className={classes["rules"]}>
      {rules.map((rule, place) => (
        <li key={rule.key}>
          <div className={classes["rule"]}>
            <div>
              <b>{ruleName(rule, i18n.language)}</b>
              {rule.marks.map((mark) => (
                <span key={mark} className={classes["mark"]} data-mark={mark}>
                  {t(`routing.routeMark.${mark}`)}
                </span>
              ))}
              <p>{conditionSentence(t, rule)}</p>
              <p className="quiet">{routeSentence(t, rule, departments)}</p>
            </div>
            {actions && <div className={`${classes["actions"]} no-print`}>{actions(rule, place)}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
