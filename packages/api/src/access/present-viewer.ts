import { operationsOf, type RoleAssignment as Assignment, type Viewer as CoreViewer } from "@huilu/core";

import type { ApiContext } from "../context.ts";
import type { DimensionValue } from "../metrics/dimension-value.types.ts";
import type { RoleAssignment, Viewer } from "./viewer.types.ts";

/** The viewer as the API shows it. */
export async function presentViewer(viewer: CoreViewer, context: ApiContext): Promise<Viewer> {
  const { userId, username, displayName, language, mustChangePassword, assignments } = viewer;
  const roles = await presentAssignments(assignments, context);
  return {
    id: String(userId),
    username,
    displayName,
    language,
    mustChangePassword,
    roles,
    operations: operationsOf(viewer),
    isEmployee: viewer.employeeId !== null,
  };
}

/** Roles with the departments they were given for, by name. */
export function presentAssignments(assignments: readonly Assignment[], context: ApiContext): Promise<RoleAssignment[]> {
  return Promise.all(
    assignments.map(async ({ role, departmentId }) => ({
      role,
      department: await departmentOf(departmentId, context),
    })),
  );
}

async function departmentOf(id: number | null, { loaders }: ApiContext): Promise<DimensionValue | null> {
  return id === null ? null : loaders.department.load(id);
}
