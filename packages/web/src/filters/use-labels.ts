import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { DimensionValuesDocument, type Dimension } from "../gql/graphql.ts";
import { valueName } from "./value-name.ts";

/** The names of keys that stand in the address; the key itself until its name is here. */
export function useLabels(dimension: Dimension, keys: readonly string[]): (key: string) => string {
  const { t } = useTranslation();
  const query = useGraphql(
    DimensionValuesDocument,
    { dimension, keys: [...keys], first: keys.length },
    { enabled: keys.length > 0 },
  );
  return (key) => {
    const known = query.data?.dimensionValues.find((value) => value.key === key);
    if (known !== undefined) return valueName(dimension, known);
    return key === "unclassified" ? t("unclassified") : key;
  };
}
