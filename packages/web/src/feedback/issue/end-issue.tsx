import { Radio, Select, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useViewer } from "../../app/installation-context.ts";
import { useChange, useGraphql } from "../../app/use-graphql.ts";
import { CloseIssueDocument, IssueClosing, IssuesByNumberDocument, ReopenIssueDocument } from "../../gql/graphql.ts";
import { reasonOf } from "../../parts/query-state.tsx";
import { ReasonDialog } from "../../staff/reason-dialog.tsx";
import { FormEnd } from "../../taxonomy/form-end.tsx";
import { SideForm } from "../../taxonomy/side-form.tsx";
import { firstUnapproved, isAlive, isCorrective, type Issue } from "./issue-types.ts";
import classes from "./issue.module.css";

const ways = [IssueClosing.Verdict, IssueClosing.Exception, IssueClosing.Duplicate] as const;

/** Closes the issue: on the verdict, on an exception that an executive signs, or as another's double; each says what it needs. */
export function CloseIssue({ issue, onDone }: { issue: Issue; onDone: () => void }) {
  const { t } = useTranslation();
  const close = useChange(CloseIssueDocument);
  const [by, setBy] = useState<IssueClosing>(IssueClosing.Verdict);
  const [reason, setReason] = useState("");
  const [other, setOther] = useState<string | null>(null);
  const isExecutive = useViewer().roles.some(({ role }) => role === "EXECUTIVE");
  const first = firstUnapproved(issue);
  const fit =
    by === IssueClosing.Verdict
      ? first === null
      : by === IssueClosing.Exception
        ? reason.trim() !== ""
        : other !== null;
  return (
    <SideForm title={t("issues.page.close.title", { number: issue.number })} wide onClose={onDone}>
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          close.mutate({ number: issue.number, by, reason: reason || null, duplicateOf: other }, { onSuccess: onDone });
        }}
      >
        <Radio.Group
          label={t("issues.page.close.how")}
          value={by}
          onChange={(way) => setBy(ways.find((one) => one === way) ?? by)}
        >
          <div className={classes["form"]}>
            {ways.map((way) => (
              <Radio
                key={way}
                value={way}
                label={t(`issues.page.close.way.${way}`)}
                description={t(`issues.page.close.needs.${way}`)}
                disabled={way === IssueClosing.Exception && !isExecutive}
              />
            ))}
          </div>
        </Radio.Group>
        {by === IssueClosing.Verdict && <Needs issue={issue} />}
        {by === IssueClosing.Exception && (
          <Textarea
            label={t("staff.reason")}
            required
            autosize
            minRows={4}
            maxLength={4000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        {by === IssueClosing.Duplicate && <OtherIssue number={issue.number} value={other} onChange={setOther} />}
        <FormEnd
          action={t("issues.page.close.do")}
          error={close.error}
          pending={close.isPending}
          disabled={!fit}
          onCancel={onDone}
        />
      </form>
    </SideForm>
  );
}

/** What a closing on the verdict still lacks, as far as the page knows; the verdicts are asked by the server. */
function Needs({ issue }: { issue: Issue }) {
  const { t } = useTranslation();
  const first = firstUnapproved(issue);
  const open = issue.actions.filter((one) => isAlive(one) && isCorrective(one) && one.implementedOn === null);
  return (
    <ul className={classes["needs"]}>
      <li className={first === null ? "better" : "worse"}>
        {first === null ? t("issues.page.close.stepsDone") : t("issues.page.close.stepsOpen", { first })}
      </li>
      {open.map(({ id, description }) => (
        <li key={id} className="worse">
          {t("issues.page.close.measureOpen", { what: description })}
        </li>
      ))}
    </ul>
  );
}

function OtherIssue({
  number,
  value,
  onChange,
}: {
  number: string;
  value: string | null;
  onChange: (number: string | null) => void;
}) {
  const { t } = useTranslation();
  const { data } = useGraphql(IssuesByNumberDocument, {});
  return (
    <Select
      label={t("issues.page.close.other")}
      required
      searchable
      nothingFoundMessage={t("issues.page.close.noOther")}
      value={value}
      onChange={onChange}
      data={(data?.qualityIssues ?? [])
        .filter((one) => one.number !== number)
        .map((one) => ({ value: one.number, label: `${one.number} ${one.title}` }))}
    />
  );
}

/** Opens a closed issue again, with the reason. */
export function ReopenIssue({ number, onDone }: { number: string; onDone: () => void }) {
  const { t } = useTranslation();
  const reopen = useChange(ReopenIssueDocument);
  return (
    <ReasonDialog
      opened
      title={t("issues.page.reopen.title", { number })}
      text={t("issues.page.reopen.text")}
      action={t("issues.page.reopen.open")}
      pending={reopen.isPending}
      error={reopen.error === null ? null : (reasonOf(reopen.error) ?? t("issues.page.unreachable"))}
      onClose={onDone}
      onSend={(reason) => reopen.mutate({ number, reason }, { onSuccess: onDone })}
    />
  );
}
