import type { DefectTypeFieldsFragment, TaxonomyQuery } from "../gql/graphql.ts";

export type Family = TaxonomyQuery["taxonomy"][number];

/** From a nuisance to a danger. */
export const severities = [1, 2, 3, 4] as const;

/** A type's name in the reader's language. */
export function typeName(
  { name, nameEn }: Pick<DefectTypeFieldsFragment, "name" | "nameEn">,
  language: string,
): string {
  return language === "en" ? (nameEn ?? name) : name;
}

/** The types that may be chosen, by family, as a select takes them. */
export function choices(families: readonly Family[], language: string, which: "in use" | "all" = "in use") {
  return families
    .map((family) => ({
      group: family.name === null ? "–" : typeName({ name: family.name, nameEn: family.nameEn }, language),
      items: family.types
        .filter((type) => which === "all" || type.retiredAt === null)
        .map((type) => ({ value: type.key, label: typeName(type, language) })),
    }))
    .filter(({ items }) => items.length > 0);
}

/** Whether somebody still has to say what the type means. */
export function isBare({ retiredAt, component, causeClass, severity }: DefectTypeFieldsFragment): boolean {
  return retiredAt === null && (component === null || causeClass === null || severity === null);
}
