import { NativeSelect, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useChange, useGraphql } from "../app/use-graphql.ts";
import {
  InboxDocument,
  MarkAllMessagesReadDocument,
  MessageSettingsDocument,
  UnreadMessagesDocument,
  type InboxBox,
  type InboxQuery,
} from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { Notice } from "../parts/notice.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { MessageList } from "./message-list.tsx";
import classes from "./messages.module.css";

const boxes = ["ALL", "UNREAD", "ARCHIVED"] as const satisfies readonly InboxBox[];
const atOnce = 50;
const most = 500;

type Preference = { kind: string; name: string };

/** What the product told the reader: unread first. */
export function InboxPage() {
  const { t } = useTranslation();
  const [box, setBox] = useState<InboxBox>("ALL");
  const [kind, setKind] = useState("");
  const [first, setFirst] = useState(atOnce);
  const settings = useGraphql(MessageSettingsDocument, {});
  const unread = useGraphql(UnreadMessagesDocument, {}).data?.unreadMessages;
  const preferences = settings.data?.messageSettings.preferences ?? [];
  const kinds = preferences.filter((one) => one.kind === kind).map((one) => one.kind);
  const query = useGraphql(InboxDocument, { box, kinds, first });
  return (
    <>
      <PageHead title={t("inbox.title")}>
        {unread !== undefined && (unread === 0 ? t("inbox.allRead") : t("inbox.unread", { count: unread }))}
      </PageHead>
      <Card title={t("inbox.messages")} actions={<ReadAll inbox={query.data?.inbox} unread={unread ?? 0} />}>
        <div className={classes["filters"]}>
          <SegmentedControl
            size="xs"
            withItemsBorders={false}
            aria-label={t("inbox.box")}
            value={box}
            onChange={(text) => setBox(boxes.find((one) => one === text) ?? "ALL")}
            data={boxes.map((value) => ({ value, label: t(`inbox.boxes.${value}`) }))}
          />
          <KindSelect preferences={preferences} kind={kind} onChoose={setKind} />
        </div>
        <QueryState
          query={query}
          height={240}
          empty={({ inbox }) =>
            inbox.edges.length === 0 ? (
              <Notice height={200} title={t(`inbox.none.${box}`)} text={t("inbox.noneText")} />
            ) : null
          }
        >
          {({ inbox }) => (
            <>
              <MessageList messages={inbox.edges.map(({ node }) => node)} />
              {inbox.pageInfo.hasNextPage && first < most && (
                <button type="button" className={`plain link ${classes["more"]}`} onClick={() => setFirst(most)}>
                  {t("inbox.more")}
                </button>
              )}
            </>
          )}
        </QueryState>
      </Card>
    </>
  );
}

function KindSelect({
  preferences,
  kind,
  onChoose,
}: {
  preferences: readonly Preference[];
  kind: string;
  onChoose: (kind: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      size="xs"
      aria-label={t("inbox.kind")}
      value={kind}
      data={[
        { value: "", label: t("inbox.everyKind") },
        ...preferences.map((one) => ({ value: one.kind, label: one.name })),
      ]}
      onChange={(event) => onChoose(event.currentTarget.value)}
    />
  );
}

/** Up to the newest that is shown: what comes meanwhile stays unread. */
function ReadAll({ inbox, unread }: { inbox: InboxQuery["inbox"] | undefined; unread: number }) {
  const { t } = useTranslation();
  const read = useChange(MarkAllMessagesReadDocument);
  const ids = inbox?.edges.map(({ node }) => Number(node.id)) ?? [];
  if (unread === 0 || ids.length === 0) return null;
  return (
    <button
      type="button"
      className="plain link"
      disabled={read.isPending}
      onClick={() => read.mutate({ upTo: String(Math.max(...ids)) })}
    >
      {t("inbox.readAll")}
    </button>
  );
}
