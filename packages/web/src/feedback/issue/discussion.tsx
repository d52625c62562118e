import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useViewer } from "../../app/installation-context.ts";
import { useChange, useGraphql } from "../../app/use-graphql.ts";
import { useFormat } from "../../format/use-format.ts";
import {
  PeopleOfIssuesDocument,
  SayOfIssueDocument,
  TalkOfIssueDocument,
  type TalkOfIssueQuery,
} from "../../gql/graphql.ts";
import { Card } from "../../parts/card.tsx";
import { QueryState, reasonOf } from "../../parts/query-state.tsx";
import { type Issue, type Person, stepNumbers, type StepNumber } from "./issue-types.ts";
import classes from "./issue.module.css";
import { MentionBox } from "./mention-box.tsx";
import { mentionedIn, piecesOf } from "./mentions.ts";
import { textAt } from "./merge-draft.ts";
import type { Drafts } from "./use-drafts.ts";

const halfAMinute = 30_000;
type Comment = NonNullable<TalkOfIssueQuery["qualityIssue"]>["comments"][number];

/** What is said about the issue, all of it or about the step that is open; who is named with @ is told. */
export function Discussion({ issue, step, drafts }: { issue: Issue; step: StepNumber; drafts: Drafts }) {
  const { t } = useTranslation();
  const [onlyStep, setOnlyStep] = useState(false);
  const query = useGraphql(TalkOfIssueDocument, { number: issue.number }, { keep: false, every: halfAMinute });
  const maySay = useViewer().operations.includes("commentOnIssue");
  return (
    <Card
      title={t("issues.page.talk.title")}
      actions={
        <button
          type="button"
          className="plain link no-print"
          aria-pressed={onlyStep}
          onClick={() => setOnlyStep(!onlyStep)}
        >
          {onlyStep ? t("issues.page.talk.all") : t("issues.page.talk.only", { step })}
        </button>
      }
    >
      <QueryState query={query} height={80}>
        {({ qualityIssue }) => (
          <Comments comments={(qualityIssue?.comments ?? []).filter((comment) => !onlyStep || comment.step === step)} />
        )}
      </QueryState>
      {maySay && <Say number={issue.number} drafts={drafts} />}
    </Card>
  );
}

function Comments({ comments }: { comments: readonly Comment[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (comments.length === 0) return <p className="quiet">{t("issues.page.talk.none")}</p>;
  return (
    <ol className={classes["talk"]}>
      {comments.map(({ id, step, text, mentions, saidBy, saidAt }) => (
        <li key={id}>
          <p>
            <b>{saidBy.name}</b> <span className="quiet">{format.dateTime(saidAt)}</span>
            {step !== null && <span className={classes["mark"]}>D{step}</span>}
          </p>
          <p className={classes["told"]}>
            {piecesOf(text, mentions).map(({ at, words, isMention }) =>
              isMention ? (
                <b key={at} className={classes["mention"]}>
                  {words}
                </b>
              ) : (
                words
              ),
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}

const where = "talk";
const nobody: readonly Person[] = [];

function Say({ number, drafts }: { number: string; drafts: Drafts }) {
  const { t } = useTranslation();
  const people = useGraphql(PeopleOfIssuesDocument, {}).data?.issuePeople ?? nobody;
  const say = useChange(SayOfIssueDocument);
  const [about, setAbout] = useState<StepNumber | null>(null);
  const text = textAt(drafts.all[where]?.mine ?? {}, "text");
  const write = (next: string) =>
    drafts.keep(where, next === "" ? null : { version: 0, base: { text: "" }, mine: { text: next } });
  const send = () => {
    const mentions = mentionedIn(text, people).map(({ id }) => id);
    say.mutate({ number, text, step: about, mentions }, { onSuccess: () => write("") });
  };
  return (
    <form
      className={`${classes["form"]} no-print`}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") send();
      }}
    >
      <MentionBox label={t("issues.page.talk.say")} people={people} value={text} onChange={write} />
      {say.error !== null && (
        <p className="worse" role="alert">
          {reasonOf(say.error) ?? t("issues.page.unreachable")}
        </p>
      )}
      <div className={classes["buttons"]}>
        <NativeSelect
          size="xs"
          aria-label={t("issues.page.talk.about")}
          value={String(about ?? "")}
          onChange={(event) => setAbout(stepNumbers.find((one) => String(one) === event.currentTarget.value) ?? null)}
          data={[
            { value: "", label: t("issues.page.talk.whole") },
            ...stepNumbers.map((one) => ({ value: String(one), label: `D${one} ${t(`issues.page.step.${one}`)}` })),
          ]}
        />
        <Button type="submit" size="xs" loading={say.isPending} disabled={text.trim() === ""}>
          {t("issues.page.talk.send")}
        </Button>
      </div>
    </form>
  );
}
