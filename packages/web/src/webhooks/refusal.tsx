import { useTranslation } from "react-i18next";
import { reasonOf } from "../parts/query-state.tsx";

/** Why a change was refused; nothing where it was not. */
export function Refusal({ of }: { of: { readonly error: Error | null } }) {
  const { t } = useTranslation();
  if (of.error === null) return null;
  return (
    <p className="worse" role="alert">
      {reasonOf(of.error) ?? t("state.unreachable")}
    </p>
  );
}
