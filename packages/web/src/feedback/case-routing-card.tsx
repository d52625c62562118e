import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useViewer } from "../app/installation-context.ts";
import { useChange, useGraphql } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { CaseRouteDocument, TakeBackMarkDocument, type CaseRouteQuery } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { QueryState, reasonOf } from "../parts/query-state.tsx";
import { ReasonDialog } from "../staff/reason-dialog.tsx";
import { SideForm } from "../taxonomy/side-form.tsx";
import { MarkForm } from "./mark-form.tsx";
import { SendForm } from "./send-form.tsx";
import classes from "./routing.module.css";

type Routed = CaseRouteQuery["caseRoute"];

/** By which rules a case went where, what people say it is, and handing it over by hand. */
export function CaseRoutingCard({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const { operations } = useViewer();
  const query = useGraphql(CaseRouteDocument, { caseId }, { keep: false });
  const [open, setOpen] = useState<"mark" | "send" | null>(null);
  const close = () => setOpen(null);
  return (
    <Card
      title={t("routing.caseTitle")}
      actions={
        <div className={`${classes["buttons"]} no-print`}>
          <Button size="xs" variant="default" onClick={() => setOpen("mark")}>
            {t("routing.addMark")}
          </Button>
          {operations.includes("sendHandOver") && (
            <Button size="xs" variant="default" onClick={() => setOpen("send")}>
              {t("handOvers.sendTitle")}
            </Button>
          )}
        </div>
      }
    >
      <QueryState query={query} height={80}>
        {({ caseRoute }) => (
          <>
            <Route route={caseRoute.route ?? null} />
            <Marks marks={caseRoute.marks} />
          </>
        )}
      </QueryState>
      {open === "mark" && (
        <SideForm title={t("routing.addMark")} onClose={close}>
          <MarkForm caseId={caseId} onDone={close} />
        </SideForm>
      )}
      {open === "send" && (
        <SideForm title={t("handOvers.sendTitle")} onClose={close}>
          <SendForm subject={{ caseId, issue: null }} onDone={close} />
        </SideForm>
      )}
    </Card>
  );
}

function Route({ route }: { route: Routed["route"] | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!route || route.taken.length === 0) return <p className="quiet">{t("routing.caseNone")}</p>;
  return (
    <p>
      {t("routing.caseBy", { version: route.version, rules: format.list(route.taken.map(({ name }) => name)) })}
      {route.marks.map((mark) => (
        <span key={mark} className={classes["mark"]} data-mark={mark}>
          {t(`routing.routeMark.${mark}`)}
        </span>
      ))}{" "}
      {route.passedOver.length > 0 && (
        <span className="quiet">{t("routing.casePassed", { rules: format.list(route.passedOver) })}</span>
      )}
    </p>
  );
}

function Marks({ marks }: { marks: Routed["marks"] }) {
  const { t } = useTranslation();
  if (marks.length === 0) return <p className="quiet">{t("routing.noMarks")}</p>;
  return (
    <ul className={classes["items"]}>
      {marks.map((mark) => (
        <li key={mark.id}>
          <MarkItem mark={mark} />
        </li>
      ))}
    </ul>
  );
}

function MarkItem({ mark }: { mark: Routed["marks"][number] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const takeBack = useChange(TakeBackMarkDocument);
  const who = [mark.employee, mark.department, mark.party].filter(Boolean).join(" · ");
  const { error, isPending } = takeBack;
  return (
    <>
      <p>
        <b>{t(`routing.mark.${mark.mark}`)}</b> {who}
      </p>
      <p className="quiet">
        {t("routing.setBy", { by: mark.setBy, at: format.dateTime(mark.setAt), reason: mark.reason })}
      </p>
      {mark.takenBackAt ? (
        <p className="quiet">{t("routing.takenBack", { reason: mark.takenBackBecause ?? "–" })}</p>
      ) : (
        <button type="button" className="plain link no-print" onClick={() => setAsking(true)}>
          {t("routing.takeBack")}
        </button>
      )}
      <ReasonDialog
        opened={asking}
        title={t("routing.takeBack")}
        text={t(`routing.mark.${mark.mark}`)}
        action={t("routing.takeBack")}
        pending={isPending}
        error={error === null ? null : (reasonOf(error) ?? t("state.unreachable"))}
        onClose={() => setAsking(false)}
        onSend={(reason) => takeBack.mutate({ id: mark.id, reason }, { onSuccess: () => setAsking(false) })}
      />
    </>
  );
}
