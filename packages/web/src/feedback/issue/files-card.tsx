import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState, type DragEvent } from "react";
import { useTranslation } from "react-i18next";
import { useChange, useGraphql } from "../../app/use-graphql.ts";
import { useFormat } from "../../format/use-format.ts";
import { FilesOfIssueDocument, RemoveFileOfIssueDocument, type FilesOfIssueQuery } from "../../gql/graphql.ts";
import { Card } from "../../parts/card.tsx";
import { QueryState, reasonOf } from "../../parts/query-state.tsx";
import type { Issue, StepNumber } from "./issue-types.ts";
import classes from "./issue.module.css";
import { uploadFile } from "./upload-file.ts";

type IssueFile = NonNullable<FilesOfIssueQuery["qualityIssue"]>["attachments"][number];

/** The files of the issue, by step; new ones go to the step that is open. */
export function FilesCard({ issue, step }: { issue: Issue; step: StepNumber }) {
  const { t } = useTranslation();
  const query = useGraphql(FilesOfIssueDocument, { number: issue.number }, { keep: false });
  return (
    <Card title={t("issues.page.files.title")}>
      <QueryState query={query} height={60}>
        {({ qualityIssue }) => <IssueFiles issue={issue} files={qualityIssue?.attachments ?? []} />}
      </QueryState>
      {issue.mayWork && <DropZone number={issue.number} step={step} />}
    </Card>
  );
}

function IssueFiles({ issue, files }: { issue: Issue; files: readonly IssueFile[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const remove = useChange(RemoveFileOfIssueDocument);
  if (files.length === 0) return <p className="quiet">{t("issues.page.files.none")}</p>;
  return (
    <ul className={classes["files"]}>
      {files.map(({ id, step, fileName, size, addedBy, addedAt, url }) => (
        <li key={id}>
          <span className={classes["mark"]}>D{step}</span>
          <span>
            <a href={url} download className="link">
              {fileName}
            </a>
            <small className="quiet">
              {t("issues.page.files.line", {
                size: sizeWords(format, size),
                by: addedBy,
                at: format.dateTime(addedAt),
              })}
            </small>
          </span>
          {issue.mayWork && (
            <button
              type="button"
              className="plain link no-print"
              aria-label={t("issues.page.files.removeOne", { name: fileName })}
              disabled={remove.isPending}
              onClick={() => remove.mutate({ number: issue.number, id })}
            >
              {t("issues.page.files.remove")}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function sizeWords(format: ReturnType<typeof useFormat>, bytes: number): string {
  if (bytes < 1024) return `${format.count(bytes)} B`;
  return bytes < 1024 * 1024 ? `${format.decimal(bytes / 1024, 1)} KB` : `${format.decimal(bytes / 1024 / 1024, 1)} MB`;
}

type Sent = { readonly name: string; readonly share: number };

/** Sends files one after the other, telling how far each is. */
function useUpload(number: string, step: StepNumber) {
  const { i18n } = useTranslation();
  const client = useQueryClient();
  const [sent, setSent] = useState<Sent | null>(null);
  const upload = useMutation({
    mutationFn: async (files: readonly File[]) => {
      for (const file of files) {
        const onProgress = (share: number) => setSent({ name: file.name, share });
        onProgress(0);
        // oxlint-disable-next-line no-await-in-loop -- one after the other, so that each one's progress is told
        await uploadFile({ number, step, file, language: i18n.language, onProgress });
      }
    },
    onSettled: () => {
      setSent(null);
      return client.invalidateQueries();
    },
  });
  return { sent, upload };
}

function DropZone({ number, step }: { number: string; step: StepNumber }) {
  const { t } = useTranslation();
  const { sent, upload } = useUpload(number, step);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const all = [...(files ?? [])];
    if (all.length > 0) upload.mutate(all);
  };
  const drag = (isOver: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(isOver);
  };
  return (
    <div
      className={`${classes["drop"]} no-print`}
      data-over={over || undefined}
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        drag(false)(event);
        take(event.dataTransfer.files);
      }}
    >
      <button type="button" className="plain link" disabled={upload.isPending} onClick={() => input.current?.click()}>
        {t("issues.page.files.choose", { step })}
      </button>{" "}
      <span className="quiet">{t("issues.page.files.drop")}</span>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t("issues.page.files.choose", { step })}
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = "";
        }}
      />
      {sent !== null && (
        <label className={classes["progress"]}>
          {sent.name}
          <progress max={1} value={sent.share} />
        </label>
      )}
      {upload.error !== null && (
        <p className="worse" role="alert">
          {reasonOf(upload.error) ?? t("issues.page.files.unreachable")}
        </p>
      )}
    </div>
  );
}
