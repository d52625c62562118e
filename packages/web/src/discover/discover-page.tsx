import { useTranslation } from "react-i18next";
import { useViewer } from "../app/installation-context.ts";
import { PageHead } from "../parts/page-head.tsx";
import classes from "./discover.module.css";
import { Phrases } from "./phrases.tsx";
import { Repeats } from "./repeats.tsx";
import { SearchCard } from "./search-card.tsx";
import { Suggestions } from "./suggestions.tsx";

/** What people write: what is new in it, what is said again and again, what cases without a type tell of, and finding cases by it. */
export function DiscoverPage() {
  const { t } = useTranslation();
  const { operations } = useViewer();
  return (
    <div className={classes["page"]}>
      <PageHead title={t("discover.title")}>{t("discover.sentence")}</PageHead>
      {operations.includes("emergingPhrases") && <Phrases mayDecide={operations.includes("decidePhrase")} />}
      {operations.includes("repeats") && <Repeats mayDecide={operations.includes("countAsOneEvent")} />}
      {operations.includes("suggestions") && <Suggestions />}
      <SearchCard />
    </div>
  );
}
