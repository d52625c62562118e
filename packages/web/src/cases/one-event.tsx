import { Link } from "@tanstack/react-router";
import { Trans, useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import type { OneCase } from "./one-case.ts";

/** Says with which case this one counts as one event, if a person said so; nothing else. */
export function OneEvent({ one: { id, oneEvent } }: { one: OneCase }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (oneEvent === null) return null;
  const { leadingId, leadingNumber, cases, reason, decidedBy, decidedAt } = oneEvent;
  const by = { who: decidedBy ?? "–", when: format.dateTime(decidedAt) };
  return (
    <p>
      {leadingId === id ? (
        t("case.oneEventLeads", { n: format.count(cases - 1) })
      ) : leadingId === null ? (
        t("case.oneEventAmong", { n: format.count(cases) })
      ) : (
        <Trans
          i18nKey="case.oneEventOf"
          values={{ number: leadingNumber, n: format.count(cases) }}
          components={{ case: <Link to="/cases/$caseId" params={{ caseId: leadingId }} className="link" /> }}
        />
      )}{" "}
      <span className="quiet">
        {reason === null ? t("discover.repeats.decided", by) : t("discover.repeats.decidedWhy", { ...by, reason })}
      </span>
    </p>
  );
}
