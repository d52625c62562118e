import { Button, Drawer, Select } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { OpenIssuesDocument } from "../gql/graphql.ts";
import { QueryState } from "../parts/query-state.tsx";
import classes from "./feedback.module.css";
import { IssueForm } from "./issue-form.tsx";
import { usePutCases } from "./use-put-cases.ts";

/** Puts cases into an open issue, found by number or title, or raises a new one of them. */
export function PutIntoIssue({ ids, name = "" }: { ids: readonly string[]; name?: string }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  return (
    <>
      <button type="button" className="plain link no-print" onClick={() => setOpened(true)}>
        {t("issues.put")}
      </button>
      <Drawer
        opened={opened}
        onClose={close}
        position="right"
        size={520}
        title={t("issues.put")}
        closeButtonProps={{ "aria-label": t("staff.close") }}
      >
        <Existing ids={ids} onDone={close} />
        <h3 className={classes["or"]}>{t("issues.orNew")}</h3>
        <IssueForm name={name} source={{ kind: "CASES", ids }} onDone={close} />
      </Drawer>
    </>
  );
}

function Existing({ ids, onDone }: { ids: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation();
  const [number, setNumber] = useState<string | null>(null);
  const query = useGraphql(OpenIssuesDocument, {});
  const put = usePutCases(onDone);
  return (
    <QueryState
      query={query}
      height={60}
      empty={({ qualityIssues }) =>
        qualityIssues.length === 0 ? <p className="quiet">{t("issues.noneOpen")}</p> : null
      }
    >
      {({ qualityIssues }) => (
        <div className={classes["existing"]}>
          <Select
            label={t("issues.existing")}
            placeholder={t("issues.existingHint")}
            searchable
            value={number}
            onChange={setNumber}
            nothingFoundMessage={t("issues.noneChosen")}
            data={qualityIssues.map((one) => ({ value: one.number, label: `${one.number} ${one.title}` }))}
          />
          <Button
            variant="default"
            loading={put.isPending}
            disabled={number === null}
            onClick={() => {
              if (number !== null) put.into(number, ids);
            }}
          >
            {t("issues.putIn")}
          </Button>
          {put.refusal !== null && (
            <p className="worse" role="alert">
              {put.refusal}
            </p>
          )}
        </div>
      )}
    </QueryState>
  );
}
