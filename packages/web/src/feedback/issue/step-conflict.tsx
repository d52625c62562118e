import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../../app/use-graphql.ts";
import { useFormat } from "../../format/use-format.ts";
import { PeopleOfIssuesDocument } from "../../gql/graphql.ts";
import classes from "./issue.module.css";
import type { Person } from "./issue-types.ts";
import { textAt } from "./merge-draft.ts";
import { dueField, ownerField } from "./step-draft.ts";
import { useIssueWords } from "./use-issue-words.ts";
import type { StepDraft } from "./use-step-draft.ts";

/** Somebody else saved the same texts meanwhile: theirs beside mine, and which of them shall stand. Nothing is lost before that. */
export function StepConflict({ draft, people }: { draft: StepDraft; people: readonly Person[] }) {
  const { t } = useTranslation();
  return (
    <section className={classes["conflict"]} role="alert" aria-label={t("issues.page.conflict.title")}>
      <p>
        <b>{t("issues.page.conflict.title")}</b> {t("issues.page.conflict.text")}
      </p>
      {draft.clashes.map((name) => (
        <Clash key={name} name={name} draft={draft} people={people} />
      ))}
    </section>
  );
}

function Clash({ name, draft, people }: { name: string; draft: StepDraft; people: readonly Person[] }) {
  const { t } = useTranslation();
  const say = useSaid(people);
  const mine = textAt(draft.draft.mine, name);
  const theirs = textAt(draft.theirs, name);
  const mayMerge = !name.startsWith("@") && name !== "causeClass" && mine !== "" && theirs !== "";
  return (
    <div className={classes["clash"]} role="group" aria-label={say.name(name)}>
      <h3>{say.name(name)}</h3>
      <div>
        <p className="quiet">{t("issues.page.conflict.mine")}</p>
        <p className={classes["told"]}>{say.text(name, mine)}</p>
        <Button size="compact-sm" variant="default" onClick={() => draft.settle(name, mine)}>
          {t("issues.page.conflict.takeMine")}
        </Button>
      </div>
      <div>
        <p className="quiet">{t("issues.page.conflict.theirs")}</p>
        <p className={classes["told"]}>{say.text(name, theirs)}</p>
        <Button size="compact-sm" variant="default" onClick={() => draft.settle(name, theirs)}>
          {t("issues.page.conflict.takeTheirs")}
        </Button>
      </div>
      {mayMerge && (
        <Button size="compact-sm" variant="default" onClick={() => draft.settle(name, `${theirs}\n${mine}`)}>
          {t("issues.page.conflict.both")}
        </Button>
      )}
    </div>
  );
}

function useSaid(people: readonly Person[]) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useIssueWords();
  const { data } = useGraphql(PeopleOfIssuesDocument, {});
  const all = [...(data?.issuePeople ?? []), ...people];
  const names: Record<string, string> = { [ownerField]: t("issues.page.owner"), [dueField]: t("issues.page.dueAt") };
  return {
    name: (name: string) => names[name] ?? words.field(name),
    text: (name: string, text: string): string => {
      if (text === "") return t("issues.page.conflict.nothing");
      if (name === ownerField) return all.find(({ id }) => id === text)?.name ?? text;
      if (name === dueField) return format.dateTime(text);
      return name === "causeClass" ? words.cause(text) : text;
    },
  };
}
