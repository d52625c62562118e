import { Link } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { useFormat, type Format } from "../format/use-format.ts";
import type { HandOverFieldsFragment } from "../gql/graphql.ts";
import { HandOverActions } from "./hand-over-actions.tsx";
import { IssueLink } from "./issue-link.tsx";
import { targetWords } from "./routing-words.ts";
import classes from "./routing.module.css";

export type Shown = HandOverFieldsFragment;

/** One hand-over: of what, by which rule or whom, for whom, by when, and what became of it. */
export function HandOverItem({ handOver }: { handOver: Shown }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { marks, late, escalated, state, ask, productModel, defect, complaint } = handOver;
  const about = [productModel, defect].filter(Boolean).join(" · ");
  return (
    <>
      <p>
        <Subject handOver={handOver} /> · {receiverWords(t, handOver)} · {t(`handOvers.state.${state}`)}
        {late && (
          <span className={classes["mark"]} data-mark="LATE">
            {t("handOvers.late")}
            {(escalated === 1 || escalated === 2 || escalated === 3) && ` · ${t(`handOvers.escalated.${escalated}`)}`}
          </span>
        )}
        {marks.map((mark) => (
          <span key={mark} className={classes["mark"]} data-mark={mark}>
            {t(`routing.routeMark.${mark}`)}
          </span>
        ))}
      </p>
      <p className="quiet">{[originWords(t, handOver), timeWords(t, format, handOver)].join(" · ")}</p>
      {about !== "" && <p>{about}</p>}
      {complaint !== null && complaint !== undefined && <p className={classes["said"]}>“{complaint}”</p>}
      {ask !== "" && <p className={classes["said"]}>{ask}</p>}
      <Ending handOver={handOver} />
      <HandOverActions handOver={handOver} />
    </>
  );
}

function Subject({ handOver: { caseId, caseNumber, issue, mayOpenCase } }: { handOver: Shown }) {
  const { t } = useTranslation();
  if (!caseId) {
    const name = t("handOvers.issue", { number: issue ?? "–" });
    return issue ? <IssueLink number={issue}>{name}</IssueLink> : <b>{name}</b>;
  }
  const words = t("handOvers.case", { number: caseNumber ?? "–" });
  if (!mayOpenCase) return <b>{words}</b>;
  return (
    <Link to="/cases/$caseId" params={{ caseId }} className="told">
      {words}
    </Link>
  );
}

function Ending({ handOver: { state, text, endedBy, endedAt, followed } }: { handOver: Shown }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!endedAt) return null;
  const codes = ["rule_no_longer_holds", "person_concerned", "duty_assigned", "sent_on"] as const;
  const code = codes.find((one) => one === text);
  const who = [endedBy, format.dateTime(endedAt)].filter(Boolean).join(" · ");
  return (
    <p className={classes["said"]}>
      {t(`handOvers.state.${state}`)}
      {t("because", { words: code ? t(`handOvers.because.${code}`) : (text ?? "") })}{" "}
      <span className="quiet">
        {who}
        {followed && ` · ${t("handOvers.followed")}`}
      </span>
    </p>
  );
}

/** For whom it is: a department, somebody outside, or a queue. */
export function receiverWords(t: TFunction, { to, party, queue }: Pick<Shown, "to" | "party" | "queue">): string {
  if (to) return t("handOvers.to", { name: to.label });
  if (typeof party === "string")
    return t("handOvers.outside", { name: party === "" ? t("handOvers.supplierUnknown") : party });
  return t("handOvers.queue", { name: targetWords(t, queue ?? "", []) });
}

function originWords(t: TFunction, { ruleName, sentBy, from }: Shown): string {
  const by =
    sentBy === null || sentBy === undefined
      ? t("handOvers.byRule", { rule: ruleName ?? "–" })
      : t("handOvers.byHand", { by: sentBy });
  return from ? `${by} · ${t("handOvers.from", { name: from.label })}` : by;
}

function timeWords(t: TFunction, format: Format, handOver: Shown): string {
  const { state, acceptDueAt, answerDueAt, took } = handOver;
  if (state === "WAITING") {
    const due = t("handOvers.acceptDue", { at: format.dateTime(acceptDueAt) });
    return `${due} · ${t("handOvers.answerDue", { at: format.dateTime(answerDueAt) })}`;
  }
  if (state === "ACCEPTED") return t("handOvers.answerDue", { at: format.dateTime(answerDueAt) });
  return t("handOvers.took", {
    calendar: format.text(took.seconds, "SECONDS"),
    business: format.text(took.businessSeconds, "SECONDS"),
  });
}
