import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/use-format.ts";
import { Card } from "../../parts/card.tsx";
import { SideForm } from "../../taxonomy/side-form.tsx";
import { EditIssueForm } from "./edit-issue-form.tsx";
import type { Issue } from "./issue-types.ts";
import classes from "./issue.module.css";

/** Who leads, who belongs to the team, whose turn it is; and the way to change that, the title and the marks. */
export function TeamCard({ issue }: { issue: Issue }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [edits, setEdits] = useState(false);
  return (
    <Card
      title={t("issues.page.team")}
      actions={
        issue.mayWork ? (
          <button type="button" className="plain link no-print" onClick={() => setEdits(true)}>
            {t("issues.page.edit.open")}
          </button>
        ) : undefined
      }
    >
      <dl className={classes["facts"]}>
        <dt>{t("issues.page.leader")}</dt>
        <dd>{issue.leader?.name ?? t("issues.page.nobody")}</dd>
        <dt>{t("issues.page.members")}</dt>
        <dd>
          {issue.members.length === 0 ? t("issues.page.nobody") : format.list(issue.members.map(({ name }) => name))}
        </dd>
        <dt>{t("issues.page.department")}</dt>
        <dd>{issue.department?.name ?? t("issues.page.nobody")}</dd>
      </dl>
      {edits && (
        <SideForm title={t("issues.page.edit.title", { number: issue.number })} wide onClose={() => setEdits(false)}>
          <EditIssueForm issue={issue} onDone={() => setEdits(false)} />
        </SideForm>
      )}
    </Card>
  );
}
