import { SegmentedControl, useMantineColorScheme } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { PasswordForm } from "../access/password-form.tsx";
import { useInstallation, useViewer } from "../app/installation-context.ts";
import { LanguageSwitch } from "../app/language-switch.tsx";
import { MessageSettings } from "../messages/message-settings.tsx";
import { useFormat } from "../format/use-format.ts";
import { Card } from "../parts/card.tsx";
import { PageHead } from "../parts/page-head.tsx";
import classes from "./settings.module.css";

const schemes = ["auto", "light", "dark"] as const;

export function SettingsPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t("settings.title")}>{t("settings.sentence")}</PageHead>
      <div className={classes["cards"]}>
        <Card title={t("settings.look")}>
          <div className={classes["field"]}>
            <p>{t("language")}</p>
            <LanguageSwitch />
          </div>
          <div className={classes["field"]}>
            <p>{t("settings.scheme")}</p>
            <SchemeSwitch />
          </div>
        </Card>
        <Account />
        <InstallationFacts />
        <Card title={t("password.change")}>
          <div className={classes["field"]}>
            <PasswordForm currentLabel={t("password.current")} />
          </div>
        </Card>
        <MessageSettings />
      </div>
    </>
  );
}

function SchemeSwitch() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      size="xs"
      fullWidth
      withItemsBorders={false}
      aria-label={t("settings.scheme")}
      value={colorScheme}
      onChange={(text) => {
        const scheme = schemes.find((one) => one === text);
        if (scheme !== undefined) setColorScheme(scheme);
      }}
      data={schemes.map((scheme) => ({ value: scheme, label: t(`settings.schemes.${scheme}`) }))}
    />
  );
}

function Account() {
  const { t } = useTranslation();
  const viewer = useViewer();
  return (
    <Card title={t("settings.account")}>
      <dl className={classes["facts"]}>
        <div>
          <dt>{t("signIn.username")}</dt>
          <dd>{viewer.username}</dd>
        </div>
        <div>
          <dt>{t("settings.name")}</dt>
          <dd>{viewer.displayName}</dd>
        </div>
        <div>
          <dt>{t("settings.roles")}</dt>
          <dd>
            {viewer.roles
              .map(({ role, department }) =>
                department === null
                  ? t(`role.${role}`)
                  : t("settings.roleOf", { role: t(`role.${role}`), department: department.label }),
              )
              .join(t("glossary.comma"))}
          </dd>
        </div>
      </dl>
    </Card>
  );
}

function InstallationFacts() {
  const { t } = useTranslation();
  const format = useFormat();
  const { companyName, timeZone, currency, dataFrom, dataTo, version } = useInstallation();
  return (
    <Card title={t("settings.installation")}>
      <dl className={classes["facts"]}>
        <div>
          <dt>{t("settings.company")}</dt>
          <dd>{companyName}</dd>
        </div>
        <div>
          <dt>{t("settings.timeZone")}</dt>
          <dd>{timeZone}</dd>
        </div>
        <div>
          <dt>{t("settings.currency")}</dt>
          <dd>{currency}</dd>
        </div>
        <div>
          <dt>{t("settings.data")}</dt>
          <dd>
            {dataFrom === null || dataTo === null
              ? "–"
              : t("range", { from: format.day(dataFrom), until: format.day(dataTo) })}
          </dd>
        </div>
        <div>
          <dt>{t("settings.version")}</dt>
          <dd>{version}</dd>
        </div>
      </dl>
    </Card>
  );
}
