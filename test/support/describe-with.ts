import { accessSync, constants } from "node:fs";
import path from "node:path";

import { describe, test } from "vitest";

declare module "vitest" {
  interface TaskMeta {
    /** This may be left out even where CI=true promises everything. */
    optional?: boolean;
  }
}

/** Something that a test needs and a machine may lack; what is `optional` may be lacking under CI=true too. */
export type Requirement = { readonly name: string; readonly found: boolean; readonly optional?: boolean };

/**
 * A `describe` whose tests need `requirement`. Where that is missing they fail under CI=true; elsewhere they are skipped,
 * and the end of the run says by name what was not run and why.
 */
export function describeWith(requirement: Requirement, name: string, body: () => void): void {
  const { optional = false } = requirement;
  if (requirement.found) describe(name, body);
  else if (process.env["CI"] === "true" && !optional) {
    describe(name, () => {
      test(`needs ${requirement.name}`, () => {
        throw new Error(`${requirement.name} is not on this machine, and CI=true promises it.`);
      });
    });
  } else describe.skip(`${name} (needs ${requirement.name})`, { meta: { optional } }, body);
}

/** Where the first of these programs stands on the PATH; `null` if none does. */
export function findProgram(...names: readonly string[]): string | null {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  for (const name of names)
    for (const folder of folders) {
      const program = path.join(folder, name);
      if (isExecutable(program)) return program;
    }
  return null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
