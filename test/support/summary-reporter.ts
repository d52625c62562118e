import { mkdirSync, writeFileSync } from "node:fs";

import type { SerializedError } from "vitest";
import type { Reporter, TestModule } from "vitest/node";

/** Says what was not run, and writes `N passed, N failed` to .cache/test-summary.txt for scripts. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const passed = tests.filter((test) => test.result().state === "passed").length;
    const failed = tests.filter((test) => test.result().state === "failed").length;
    // A file that cannot be loaded, or a hook that throws, has no failed test to show for it.
    const broken = modules.filter(
      (module) => module.errors().length > 0 || (module.state() === "failed" && !hasFailedTest(module)),
    ).length;
    for (const name of notRun(modules)) console.log(`not run: ${name}`);
    mkdirSync(".cache", { recursive: true });
    writeFileSync(".cache/test-summary.txt", `${passed} passed, ${failed + broken + unhandledErrors.length} failed\n`);
  }
}

function hasFailedTest(module: TestModule): boolean {
  return [...module.children.allTests("failed")].length > 0;
}

/** The outermost skipped groups, and skipped tests outside of any. */
function notRun(modules: readonly TestModule[]): string[] {
  return modules.flatMap((module) =>
    [...module.children]
      .filter((child) =>
        child.type === "suite" ? isSkipped(child.children.allTests()) : child.result().state === "skipped",
      )
      .map((child) => child.fullName),
  );
}

function isSkipped(tests: Iterable<{ result(): { state: string } }>): boolean {
  const all = [...tests];
  return all.length > 0 && all.every((test) => test.result().state === "skipped");
}
