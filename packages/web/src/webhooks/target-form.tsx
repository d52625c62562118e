import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { languages } from "../app/i18n.ts";
import { useChange } from "../app/use-graphql.ts";
import {
  AddWebhookTargetDocument,
  ChangeWebhookTargetDocument,
  WebhookFormat,
  type WebhookTargetFieldsFragment,
} from "../gql/graphql.ts";
import { Refusal } from "./refusal.tsx";
import classes from "./webhooks.module.css";

const formats = Object.values(WebhookFormat);
const languageNames = { "zh-CN": "中文", en: "English" } as const;

type Kind = { readonly key: string; readonly label: string };
type Props = {
  from: WebhookTargetFieldsFragment | null;
  kinds: readonly Kind[];
  onSecret: (told: { readonly name: string; readonly secret: string }) => void;
  onDone: () => void;
};

/** A new target, or what one is told and where; its address is shown without its keys, so an empty one stays. */
export function TargetForm({ from, kinds, onSecret, onDone }: Props) {
  const { t } = useTranslation();
  const add = useChange(AddWebhookTargetDocument);
  const change = useChange(ChangeWebhookTargetDocument);
  const [draft, setDraft] = useState(() => draftOf(from, kinds));
  const set = (changed: Partial<Draft>) => setDraft({ ...draft, ...changed });
  const done = () => {
    setDraft(draftOf(null, kinds));
    onDone();
  };
  const send = () => {
    const { secret, url, ...rest } = draft;
    const input = { ...rest, url: url.trim() || null };
    if (from !== null) return change.mutate({ id: from.id, input }, { onSuccess: done });
    return add.mutate(
      { input, secret: secret.trim() || null },
      {
        onSuccess: ({ addWebhookTarget: added }) => {
          if (added.secret !== null) onSecret({ name: draft.name, secret: added.secret });
          done();
        },
      },
    );
  };
  return (
    <form
      className={classes["form"]}
      aria-label={t("webhooks.addTarget")}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Fields draft={draft} set={set} isNew={from === null} />
      <Kinds kinds={kinds} chosen={draft.kinds} onChoose={(chosen) => set({ kinds: chosen })} />
      <div className={classes["buttons"]}>
        <Button type="submit" size="compact-md" loading={add.isPending || change.isPending}>
          {t("webhooks.save")}
        </Button>
        {from !== null && (
          <Button variant="default" size="compact-md" onClick={onDone}>
            {t("webhooks.cancel")}
          </Button>
        )}
      </div>
      <Refusal of={add} />
      <Refusal of={change} />
    </form>
  );
}

type Draft = {
  readonly name: string;
  readonly url: string;
  readonly format: WebhookFormat;
  readonly language: string;
  readonly secret: string;
  readonly kinds: string[];
};

function draftOf(from: WebhookTargetFieldsFragment | null, kinds: readonly Kind[]): Draft {
  const { name = "", format = WebhookFormat.Generic, language = "zh-CN" } = from ?? {};
  return { name, url: "", format, language, secret: "", kinds: from?.kinds ?? kinds.map(({ key }) => key) };
}

function Fields({
  draft: { name, url, format, language, secret },
  set,
  isNew,
}: {
  draft: Draft;
  set: (changed: Partial<Draft>) => void;
  isNew: boolean;
}) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t("webhooks.column.name")}
        required
        withAsterisk={false}
        value={name}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <NativeSelect
        label={t("webhooks.column.format")}
        value={format}
        disabled={!isNew}
        data={formats.map((value) => ({ value, label: t(`webhooks.format.${value}`) }))}
        onChange={(event) => {
          const chosen = formats.find((one) => one === event.currentTarget.value);
          if (chosen !== undefined) set({ format: chosen });
        }}
      />
      <TextInput
        className={classes["wide"]}
        label={isNew ? t("webhooks.column.url") : t("webhooks.newUrl")}
        placeholder="https://"
        required={isNew}
        withAsterisk={false}
        autoComplete="off"
        value={url}
        onChange={(event) => set({ url: event.currentTarget.value })}
      />
      {isNew && format !== WebhookFormat.Wecom && (
        <TextInput
          label={format === WebhookFormat.Generic ? t("webhooks.secretGivenOrMade") : t("webhooks.secretOfPlatform")}
          autoComplete="off"
          value={secret}
          onChange={(event) => set({ secret: event.currentTarget.value })}
        />
      )}
      <NativeSelect
        label={t("webhooks.language")}
        value={language}
        data={languages.map((value) => ({ value, label: languageNames[value] }))}
        onChange={(event) => set({ language: event.currentTarget.value })}
      />
    </>
  );
}

function Kinds({
  kinds,
  chosen,
  onChoose,
}: {
  kinds: readonly Kind[];
  chosen: readonly string[];
  onChoose: (chosen: string[]) => void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes["kinds"]}>
      <legend>{t("webhooks.column.kinds")}</legend>
      {kinds.map(({ key, label }) => (
        <label key={key}>
          <input
            type="checkbox"
            checked={chosen.includes(key)}
            onChange={(event) =>
              onChoose(event.currentTarget.checked ? [...chosen, key] : chosen.filter((one) => one !== key))
            }
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
