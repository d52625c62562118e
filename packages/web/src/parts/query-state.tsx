import { Button } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { RequestFailed } from "../app/graphql-request.ts";
import { Notice } from "./notice.tsx";
import classes from "./query-state.module.css";

type Query<Result> = Pick<UseQueryResult<Result>, "data" | "error" | "isPlaceholderData" | "isFetching" | "refetch">;

/**
 * The one place for loading, failed and empty. Loading holds the room the answer will take (`height`), failed says
 * what happened and, where that may help, offers to try again, empty says why and what to do next. An old answer fades while a new one loads.
 */
export function QueryState<Result>({
  query,
  children,
  height,
  empty,
  variant = "section",
}: {
  query: Query<Result>;
  children: (result: Result) => ReactNode;
  height?: number;
  empty?: (result: Result) => ReactNode | null;
  variant?: "section" | "page";
}) {
  const { t } = useTranslation();
  if (query.data === undefined && query.error !== null) {
    return (
      <Notice
        title={t(isForbidden(query.error) ? "state.forbidden" : "state.failed")}
        text={reasonOf(query.error) ?? t("state.unreachable")}
        tone="failed"
        height={height}
      >
        {mayEndOtherwise(query.error) && (
          <Button variant="default" size="compact-sm" loading={query.isFetching} onClick={() => void query.refetch()}>
            {t("state.retry")}
          </Button>
        )}
      </Notice>
    );
  }
  if (query.data === undefined) {
    return (
      <div
        className={classes["skeleton"]}
        data-variant={variant}
        style={{ minHeight: height }}
        role="status"
        aria-label={t("state.loading")}
      />
    );
  }
  const nothing = empty?.(query.data) ?? null;
  return (
    <div
      className={classes["answer"]}
      data-old={query.isPlaceholderData || undefined}
      aria-busy={query.isPlaceholderData}
    >
      {query.error !== null && (
        <p className={classes["late"]} role="alert">
          {t("state.notRefreshed")}
        </p>
      )}
      {nothing ?? children(query.data)}
    </div>
  );
}

function isForbidden(error: unknown): boolean {
  return error instanceof RequestFailed && error.code === "FORBIDDEN";
}

/** What one may not see, or what does not exist, is so the next time as well. */
function mayEndOtherwise(error: unknown): boolean {
  return !(error instanceof RequestFailed && ["FORBIDDEN", "NOT_FOUND"].includes(error.code));
}

/** The server's own words, which are already in the reader's language; null when there are none. */
export function reasonOf(error: unknown): string | null {
  return error instanceof RequestFailed && error.message !== "" ? error.message : null;
}
