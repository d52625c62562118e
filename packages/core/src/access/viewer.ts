import type { Language } from "../locales/text.ts";
import type { Role } from "./roles.ts";

/** A role, and the department for which it was given (null: the whole company). */
export type RoleAssignment = { readonly role: Role; readonly departmentId: number | null };

/** Who asks. `assignments` are those in force on the day of the request. */
export type Viewer = {
  readonly userId: number;
  readonly username: string;
  readonly displayName: string;
  readonly language: Language;
  readonly employeeId: number | null;
  readonly mustChangePassword: boolean;
  readonly assignments: readonly RoleAssignment[];
  /** A person in a browser, or a script with a bearer token. */
  readonly session: "browser" | "bearer";
};
