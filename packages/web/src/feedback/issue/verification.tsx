import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { EffectOfIssueQuery } from "../../gql/graphql.ts";
import { Card, useTableToggle } from "../../parts/card.tsx";
import { ExplainMark } from "../../parts/explain-mark.tsx";
import { QueryState } from "../../parts/query-state.tsx";
import { EffectChart } from "./effect-chart.tsx";
import { EffectTable, type Judged } from "./effect-table.tsx";
import type { Issue } from "./issue-types.ts";
import { Looks, NextLook } from "./looks.tsx";
import { useEffectWords } from "./use-effect-words.ts";
import { effectOf, judgedOf, useEffects } from "./use-effects.ts";

/** Whether each corrective measure helped, told by the data; nothing while there is none. */
export function Verification({ issue }: { issue: Issue }) {
  const { t } = useTranslation();
  const query = useEffects(issue);
  const actions = judgedOf(issue);
  if (actions.length === 0) return null;
  if (actions.some(({ implementedOn }) => implementedOn !== null) && !query.data)
    return (
      <Card title={t("issues.page.verify.title")} sentence={t("issues.page.verify.sentence")}>
        <QueryState query={query} height={120}>
          {() => null}
        </QueryState>
      </Card>
    );
  return <Told issue={issue} found={query.data} />;
}

function Told({ issue, found }: { issue: Issue; found: EffectOfIssueQuery | undefined }) {
  const { t } = useTranslation();
  const words = useEffectWords();
  const { asTable, toggle } = useTableToggle();
  const [chosen, choose] = useState<string | null>(null);
  const judged = judgedOf(issue).map((action): Judged => ({ action, effect: effectOf(found, action) }));
  const compared = judged.filter(({ effect }) => (effect?.looks.length ?? 0) > 0);
  const shown = compared.find(({ action }) => action.id === chosen) ?? compared[0];
  const last = shown?.effect?.looks.at(-1);
  const title = t("issues.page.verify.title");
  return (
    <Card
      title={title}
      mark={
        <ExplainMark
          name={title}
          text={t("issues.page.verify.explain.text")}
          source={t("issues.page.verify.explain.source")}
        />
      }
      sentence={shown && last ? words.sentence(shown.action, last) : t("issues.page.verify.sentence")}
      actions={
        last && (
          <>
            {compared.length > 1 && <Choice judged={compared} chosen={shown?.action.id ?? ""} onChoose={choose} />}
            {toggle}
          </>
        )
      }
    >
      {shown?.effect && last && (
        <EffectChart action={shown.action} look={last} standing={shown.effect.standing} asTable={asTable} />
      )}
      <EffectTable judged={judged} />
      {shown?.effect && <Looks looks={shown.effect.looks} />}
      {judged.some(({ effect }) => effect !== null) && <NextLook issue={issue} last={last} />}
    </Card>
  );
}

function Choice({
  judged,
  chosen,
  onChoose,
}: {
  judged: readonly Judged[];
  chosen: string;
  onChoose: (id: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      className="no-print"
      size="xs"
      aria-label={t("issues.page.verify.choose")}
      value={chosen}
      onChange={({ currentTarget: { value } }) => onChoose(value)}
      data={judged.map(({ action: { id, description } }) => ({ value: id, label: description.slice(0, 24) }))}
    />
  );
}
