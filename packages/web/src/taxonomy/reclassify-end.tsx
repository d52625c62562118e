import { Button, Checkbox, Textarea } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange, useGraphql } from "../app/use-graphql.ts";
import {
  PreviewReclassificationDocument,
  RequestReclassificationDocument,
  type ReclassificationInput,
} from "../gql/graphql.ts";
import { FormEnd } from "./form-end.tsx";
import { Preview } from "./preview.tsx";
import classes from "./taxonomy.module.css";

const nothing: ReclassificationInput = { kind: "MERGE", rules: [], includesPast: true };

/** Looks first, then does: what would change, why it shall, and the action, which waits until somebody has looked. */
export function ReclassifyEnd({
  input,
  action,
  includesPast,
  onIncludesPast,
  onDone,
}: {
  input: ReclassificationInput | null;
  action: string;
  includesPast: boolean;
  onIncludesPast: (includesPast: boolean) => void;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const [seen, setSeen] = useState<ReclassificationInput | null>(null);
  const [reason, setReason] = useState("");
  const looked = seen !== null && JSON.stringify(seen) === JSON.stringify(input);
  const preview = useGraphql(
    PreviewReclassificationDocument,
    { input: seen ?? nothing },
    { enabled: looked, keep: false },
  );
  const send = useChange(RequestReclassificationDocument);
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (input !== null && looked) send.mutate({ input, reason }, { onSuccess: onDone });
      }}
    >
      <Checkbox
        label={t("taxonomy.includesPast")}
        description={t("taxonomy.includesPastHint")}
        checked={includesPast}
        onChange={(event) => onIncludesPast(event.currentTarget.checked)}
      />
      <div>
        <Button variant="light" disabled={input === null} onClick={() => setSeen(input)}>
          {t("taxonomy.preview")}
        </Button>
      </div>
      {looked && <Preview query={preview} rules={seen.rules} />}
      <Textarea
        label={t("staff.reason")}
        required
        rows={3}
        maxLength={2000}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <FormEnd
        action={action}
        error={send.error}
        pending={send.isPending}
        disabled={!looked || !preview.isSuccess || reason.trim() === ""}
        onCancel={onDone}
      />
    </form>
  );
}
