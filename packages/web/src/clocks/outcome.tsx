import type { UseMutationResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { reasonOf } from "../parts/query-state.tsx";

/** What became of a change: refused with its reason, or saved. */
export function Outcome({ of }: { of: Pick<UseMutationResult<unknown, Error, never>, "error" | "isSuccess"> }) {
  const { t } = useTranslation();
  if (of.error !== null) {
    return (
      <p className="worse" role="alert">
        {reasonOf(of.error) ?? t("state.unreachable")}
      </p>
    );
  }
  return of.isSuccess ? (
    <p className="better" role="status">
      {t("clocks.saved")}
    </p>
  ) : null;
}
