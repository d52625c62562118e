import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { TaxonomyVersionsDocument } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { Notice } from "../parts/notice.tsx";
import { QueryState } from "../parts/query-state.tsx";
import classes from "./taxonomy.module.css";

const first = 50;
const fields = ["name", "nameEn", "symptom", "component", "causeClass", "severity", "safety"] as const;

/** The versions of the taxonomy, the latest first. */
export function Versions() {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useGraphql(TaxonomyVersionsDocument, { first });
  return (
    <Card title={t("taxonomy.versions")} sentence={t("taxonomy.versionsSentence", { n: first })}>
      <QueryState
        query={query}
        height={120}
        empty={({ taxonomyVersions }) =>
          taxonomyVersions.length === 0 ? (
            <Notice title={t("taxonomy.noVersion")} text={t("taxonomy.noVersionText")} height={120} />
          ) : null
        }
      >
        {({ taxonomyVersions }) => (
          <div className="scroller">
            <table className={`figures ${classes["table"]}`}>
              <thead>
                <tr>
                  <th scope="col">{t("taxonomy.version")}</th>
                  <th scope="col">{t("taxonomy.when")}</th>
                  <th scope="col">{t("taxonomy.who")}</th>
                  <th scope="col">{t("taxonomy.what")}</th>
                  <th scope="col">{t("taxonomy.why")}</th>
                </tr>
              </thead>
              <tbody>
                {taxonomyVersions.map((one) => (
                  <tr key={one.version}>
                    <th scope="row">{one.version}</th>
                    <td>{format.dateTime(one.at)}</td>
                    <td>{one.by ?? "–"}</td>
                    <td className={classes["text"]}>
                      {t(`taxonomy.action.${one.action}`, {
                        name: one.subject?.label ?? "",
                        id: one.reclassificationId ?? "",
                      })}
                      {one.changed.length > 0 && (
                        <span className={classes["below"]}>
                          {fields
                            .filter((field) => one.changed.includes(field))
                            .map((field) => t(`taxonomy.${field}`))
                            .join(", ")}
                        </span>
                      )}
                    </td>
                    <td className={classes["text"]}>{one.reason ?? "–"}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </QueryState>
    </Card>
  );
}
