import { Checkbox, NativeSelect } from "@mantine/core";
import { useState } from "react";
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
  return (
    <div className="scroller">
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{t("messageSettings.kind")}</th>
            <th scope="col">{t("messageSettings.inProduct")}</th>
            <th scope="col">{t("messageSettings.byMail")}</th>
          </tr>
        </thead>
        <tbody>
          {preferences.map((preference) => (
            <PreferenceRow key={JSON.stringify(preference)} preference={preference} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What is chosen holds at once; refused, it is again what it was. */
function PreferenceRow({ preference }: { preference: Settings["preferences"][number] }) {
  const { t } = useTranslation();
  const { kind, name, silenceable, inProduct, mail } = preference;
  const [chosen, setChosen] = useState({ inProduct, mail });
  const change = useChange(SetMessagePreferenceDocument);
  const choose = (now: typeof chosen) => {
    setChosen(now);
    change.mutate({ kind, ...now }, { onError: () => setChosen({ inProduct, mail }) });
  };
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        <Checkbox
          size="xs"
          aria-label={t("messageSettings.inProductOf", { name })}
          checked={chosen.inProduct}
          disabled={!silenceable}
          onChange={(event) => choose({ ...chosen, inProduct: event.currentTarget.checked })}
        />
      </td>
      <td>
        <NativeSelect
          size="xs"
          aria-label={t("messageSettings.byMailOf", { name })}
          value={chosen.mail}
          data={ways.map((value) => ({ value, label: t(`messageSettings.ways.${value}`) }))}
          onChange={(event) =>
            choose({ ...chosen, mail: ways.find((way) => way === event.currentTarget.value) ?? chosen.mail })
          }
        />
        {change.error !== null && (
          <p className="worse" role="alert">
            {reasonOf(change.error) ?? t("state.unreachable")}
          </p>
        )}
      </td>
    </tr>
  );
}
