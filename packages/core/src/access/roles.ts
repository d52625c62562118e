export const roles = [
  "ADMINISTRATOR",
  "EXECUTIVE",
  "DEPARTMENT_HEAD",
  "QUALITY_ENGINEER",
  "RESPONDER",
  "SERVICE_AGENT",
] as const;
export type Role = (typeof roles)[number];

/** Roles that see the whole company. */
export const companyRoles: readonly Role[] = ["ADMINISTRATOR", "EXECUTIVE", "QUALITY_ENGINEER"];
/** Roles that see the subtrees of the departments they are assigned to, and therefore need one. */
export const departmentRoles: readonly Role[] = ["DEPARTMENT_HEAD", "RESPONDER"];

/** Whether `text` names a role. */
export function isRole(text: string): text is Role {
  return roles.some((role) => role === text);
}
