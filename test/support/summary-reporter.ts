import { mkdirSync, writeFileSync } from "node:fs";

import type { SerializedError } from "vitest";
import type { Reporter, TestCase, TestModule, TestSuite, Vitest } from "vitest/node";

/**
 * Says what was not run, and writes `N passed, N failed` to .cache/test-summary.txt for scripts. Under CI=true a skipped
 * test is a failed one, unless it was declared optional: nobody reads there what was not run.
 */
export default class SummaryReporter implements Reporter {
  private vitest: Vitest | null = null;

  onInit(vitest: Vitest): void {
    this.vitest = vitest;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const passed = tests.filter((test) => test.result().state === "passed").length;
    const failed = tests.filter((test) => test.result().state === "failed").length;
    // A file that cannot be loaded, or a hook that throws, has no failed test to show for it.
    const broken = modules.filter(
      (module) => module.errors().length > 0 || (module.state() === "failed" && !hasFailedTest(module)),
    ).length;
    const unplanned = this.tellSkipped(modules, tests);
    const failures = failed + broken + unhandledErrors.length + unplanned;
    mkdirSync(".cache", { recursive: true });
    writeFileSync(".cache/test-summary.txt", `${passed} passed, ${failures} failed\n`);
  }

  /** Names what was not run, and answers how many tests of it had to run here. */
  private tellSkipped(modules: readonly TestModule[], tests: readonly TestCase[]): number {
    // Whoever asks for tests by name leaves out the others on purpose.
    if (this.vitest?.config.testNamePattern !== undefined) return 0;
    for (const module of modules) for (const name of notRun(module)) console.log(`not run: ${name}`);
    if (process.env["CI"] !== "true") return 0;
    const unplanned = tests.filter((test) => isSkipped(test) && !isOptional(test));
    for (const { fullName } of unplanned) console.error(`failed, for CI=true promises to run it: ${fullName}`);
    if (unplanned.length > 0) process.exitCode = 1;
    return unplanned.length;
  }
}

function hasFailedTest(module: TestModule): boolean {
  return [...module.children.allTests("failed")].length > 0;
}

/** The outermost groups of which nothing ran, and every other test that did not run, by their full names. */
function notRun(parent: TestModule | TestSuite): string[] {
  return [...parent.children].flatMap((child) => {
    if (child.type === "test") return isSkipped(child) ? [child.fullName] : [];
    const tests = [...child.children.allTests()];
    return tests.length > 0 && tests.every(isSkipped) ? [child.fullName] : notRun(child);
  });
}

function isSkipped(test: TestCase): boolean {
  return test.result().state === "skipped";
}

function isOptional(task: TestCase | TestSuite): boolean {
  return task.meta().optional === true || (task.parent.type === "suite" && isOptional(task.parent));
}
