import { Button, NativeSelect, Popover } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../app/installation-context.ts";
import { useChange } from "../app/use-graphql.ts";
import { bucketOf } from "../filters/days.ts";
import { useFormat } from "../format/use-format.ts";
import { EndTargetDocument, type TargetFieldsFragment } from "../gql/graphql.ts";
import { reasonOf } from "../parts/query-state.tsx";
import classes from "./targets.module.css";
import { nextStarts } from "./period-starts.ts";

/** Ends a target from the running or a coming period on; earlier periods keep it. */
export function EndTarget({ target: { id, grain } }: { target: TargetFieldsFragment }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { today } = useInstallation();
  const running = bucketOf(today, grain);
  const starts = [running, ...nextStarts(running, grain, 6)];
  const [from, setFrom] = useState(starts[1] ?? running);
  const [open, setOpen] = useState(false);
  const end = useChange(EndTargetDocument);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" withArrow trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className="plain link" onClick={() => setOpen(!open)}>
          {t("targets.end")}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className={classes["end"]}
          onSubmit={(event) => {
            event.preventDefault();
            end.mutate({ id, from }, { onSuccess: () => setOpen(false) });
          }}
        >
          <NativeSelect
            label={t("targets.endFrom")}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
            data={starts.map((start) => ({ value: start, label: format.bucket(start, grain) }))}
          />
          {end.error !== null && (
            <p className={classes["error"]} role="alert">
              {reasonOf(end.error) ?? t("state.unreachable")}
            </p>
          )}
          <Button type="submit" size="compact-sm" loading={end.isPending}>
            {t("targets.endIt")}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
