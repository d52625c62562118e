import { useNavigate } from "@tanstack/react-router";
import type { MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import { useChange } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { MarkMessagesDocument, type InboxQuery, type MessageMark } from "../gql/graphql.ts";
import { reasonOf } from "../parts/query-state.tsx";
import classes from "./messages.module.css";

type Message = InboxQuery["inbox"]["edges"][number]["node"];

/** Messages with what can be done with each; following its link reads it. */
export function MessageList({ messages }: { messages: readonly Message[] }) {
  const { t } = useTranslation();
  const change = useChange(MarkMessagesDocument);
  const mark = (message: Message, how: MessageMark) => change.mutate({ ids: [message.id], mark: how });
  return (
    <>
      {change.error !== null && (
        <p className="worse" role="alert">
          {reasonOf(change.error) ?? t("state.unreachable")}
        </p>
      )}
      <ul className={classes["list"]} data-testid="inbox" data-count={messages.length}>
        {messages.map((message) => (
          <li key={message.id} data-unread={message.readAt === null || undefined}>
            <MessageItem message={message} onMark={(how) => mark(message, how)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function MessageItem({ message, onMark }: { message: Message; onMark: (how: MessageMark) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { title, text, kindName, urgent, postedAt, readAt, archivedAt } = message;
  return (
    <>
      <div className={classes["said"]}>
        <p className={classes["title"]}>
          {readAt === null && <span className={classes["dot"]} role="img" aria-label={t("inbox.isUnread")} />}
          <MessageLink message={message} onRead={() => readAt === null && onMark("READ")}>
            {title}
          </MessageLink>
          {urgent && <span className={classes["urgent"]}>{t("inbox.urgent")}</span>}
        </p>
        {text !== "" && <p>{text}</p>}
        <p className="quiet">
          {kindName} · {format.dateTime(postedAt)}
        </p>
      </div>
      <div className={`${classes["acts"]} no-print`}>
        <Act onClick={() => onMark(readAt === null ? "READ" : "UNREAD")} title={title}>
          {t(readAt === null ? "inbox.read" : "inbox.unreadAgain")}
        </Act>
        <Act onClick={() => onMark(archivedAt === null ? "ARCHIVED" : "RETURNED")} title={title}>
          {t(archivedAt === null ? "inbox.archive" : "inbox.return")}
        </Act>
      </div>
    </>
  );
}

function Act({ onClick, title, children }: { onClick: () => void; title: string; children: string }) {
  return (
    <button type="button" className="plain link" onClick={onClick}>
      {children}
      <span className="unseen"> {title}</span>
    </button>
  );
}

/** The page a message leads to; a click with a key pressed opens it beside, as of any link. */
function MessageLink({ message, onRead, children }: { message: Message; onRead: () => void; children: string }) {
  const navigate = useNavigate();
  const follow = (event: MouseEvent) => {
    onRead();
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    void navigate({ href: message.link });
  };
  return (
    <a href={message.link} onClick={follow}>
      {children}
    </a>
  );
}
