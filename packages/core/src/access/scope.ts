/**
 * What a viewer may see. It is an argument of every read and cannot be left out:
 * `company` sees all, otherwise a row is seen whose department is in one of the subtrees, or whose person is `employeeId`.
 */
export type Scope =
  | { readonly kind: "company" }
  | {
      readonly kind: "part";
      readonly departmentIds: readonly number[];
      readonly employeeId: number | null;
      /** Departments with others below them whose subtrees, none within another, are all of `departmentIds`: only to answer faster. */
      readonly branchIds?: readonly number[];
    };

/** The branches that are all of a scope's departments; none where that is not known. */
export function branchesOf(scope: Scope): readonly number[] {
  return scope.kind === "part" ? (scope.branchIds ?? []) : [];
}

/** For jobs and the command line, which act for the company itself. */
export const companyScope: Scope = { kind: "company" };
