import { useTranslation } from "react-i18next";

const states = ["running", "done", "failed"] as const;

export function RunState({ state }: { state: string }) {
  const { t } = useTranslation();
  const known = states.find((one) => one === state);
  return (
    <span className={known === "failed" ? "worse" : known === "done" ? "better" : "quiet"}>
      {known === undefined ? state : t(`imports.${known}`)}
    </span>
  );
}
