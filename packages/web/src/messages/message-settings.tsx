import { Checkbox, NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useChange, useGraphql } from "../app/use-graphql.ts";
import {
  MailWay,
  MessageSettingsDocument,
  SetMessagePreferenceDocument,
  type MessageSettingsQuery,
} from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { QueryState, reasonOf } from "../parts/query-state.tsx";
import { EmailForm } from "./email-form.tsx";
import { MailTimesForm } from "./mail-times-form.tsx";
import classes from "./messages.module.css";

type Settings = MessageSettingsQuery["messageSettings"];
const ways = Object.values(MailWay);

/** By which way, where and when the reader hears of what. */
export function MessageSettings() {
  const { t } = useTranslation();
  const query = useGraphql(MessageSettingsDocument, {});
  return (
    <Card title={t("messageSettings.title")} sentence={t("messageSettings.sentence")} className={classes["settings"]}>
      <QueryState query={query} height={420}>
        {({ messageSettings }) => (
          <div className={classes["columns"]}>
            <div className={classes["forms"]}>
              {!messageSettings.mailServer && <p className="quiet">{t("messageSettings.noServer")}</p>}
              <EmailForm key={messageSettings.email ?? ""} email={messageSettings.email} />
              <MailTimesForm key={JSON.stringify(messageSettings)} settings={messageSettings} />
            </div>
            <Preferences preferences={messageSettings.preferences} />
          </div>
        )}
      </QueryState>
    </Card>
  );
}

function Preferences({ preferences }: { preferences: Settings["preferences"] }) {
  const { t } = useTranslation();
  const change = useChange(SetMessagePreferenceDocument);
  return (
    <div className="scroller">
      {change.error !== null && (
        <p className="worse" role="alert">
          {reasonOf(change.error) ?? t("state.unreachable")}
        </p>
      )}
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{t("messageSettings.kind")}</th>
            <th scope="col">{t("messageSettings.inProduct")}</th>
            <th scope="col">{t("messageSettings.byMail")}</th>
          </tr>
        </thead>
        <tbody>
          {preferences.map(({ name, silenceable, kind, inProduct, mail }) => (
            <tr key={kind}>
              <th scope="row">{name}</th>
              <td>
                <Checkbox
                  size="xs"
                  aria-label={t("messageSettings.inProductOf", { name })}
                  checked={inProduct}
                  disabled={!silenceable || change.isPending}
                  onChange={(event) => change.mutate({ kind, mail, inProduct: event.currentTarget.checked })}
                />
              </td>
              <td>
                <NativeSelect
                  size="xs"
                  aria-label={t("messageSettings.byMailOf", { name })}
                  value={mail}
                  disabled={change.isPending}
                  data={ways.map((value) => ({ value, label: t(`messageSettings.ways.${value}`) }))}
                  onChange={(event) =>
                    change.mutate({
                      kind,
                      inProduct,
                      mail: ways.find((way) => way === event.currentTarget.value) ?? mail,
                    })
                  }
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
