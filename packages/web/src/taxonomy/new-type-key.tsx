import { NativeSelect, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { typeName, type Family } from "./taxonomy-types.ts";
import classes from "./taxonomy.module.css";

/** The first family a type can be made in. */
export const firstFamily = (families: readonly Family[]): string => families.find(({ key }) => key !== null)?.key ?? "";

/** Where a new type belongs, and the code that it is known by there. */
export function NewTypeKey({
  families,
  family,
  onFamily,
  code,
  onCode,
}: {
  families: readonly Family[];
  family: string;
  onFamily: (family: string) => void;
  code: string;
  onCode: (code: string) => void;
}) {
  const { t, i18n } = useTranslation();
  return (
    <div className={classes["pair"]}>
      <NativeSelect
        label={t("taxonomy.family")}
        value={family}
        onChange={(event) => onFamily(event.currentTarget.value)}
        data={families.flatMap(({ key, name, nameEn }) =>
          key === null ? [] : [{ value: key, label: typeName({ name: name ?? key, nameEn }, i18n.language) }],
        )}
      />
      <CodeField code={code} onCode={onCode} />
    </div>
  );
}

/** The code of a type or family, which stays; read only once it is given. */
export function CodeField({
  code,
  onCode,
  readOnly = false,
}: {
  code: string;
  onCode: (code: string) => void;
  readOnly?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t("taxonomy.code")}
      description={t("taxonomy.codeHint")}
      inputWrapperOrder={["label", "input", "description", "error"]}
      required
      readOnly={readOnly}
      value={code}
      onChange={(event) => onCode(event.currentTarget.value)}
    />
  );
}
