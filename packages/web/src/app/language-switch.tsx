import { SegmentedControl } from "@mantine/core";
import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { SetLanguageDocument } from "../gql/graphql.ts";
import { ViewerContext } from "./installation-context.ts";
import { languageOf, rememberLanguage, showLanguage } from "./i18n.ts";
import { useChange } from "./use-graphql.ts";

/** Each language in its own word. The choice is kept on this device and, once signed in, with the account. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const signedIn = useContext(ViewerContext) !== null;
  const setLanguage = useChange(SetLanguageDocument);
  const choose = (text: string): void => {
    const language = languageOf(text);
    if (language === undefined) return;
    rememberLanguage(language);
    // The server answers in the account's language: it learns the new one before anything is asked again.
    if (signedIn) setLanguage.mutate({ language }, { onSettled: () => void showLanguage(language) });
    else void showLanguage(language);
  };
  return (
    <SegmentedControl
      size="xs"
      fullWidth
      withItemsBorders={false}
      aria-label={t("language")}
      value={i18n.language}
      onChange={choose}
      data={[
        { value: "zh-CN", label: <span lang="zh-CN">中文</span> },
        { value: "en", label: <span lang="en">English</span> },
      ]}
    />
  );
}
