import { z } from "zod";

const question = z.object({ ask: z.enum(["cpu", "record", "stop"]) });

/** What a server under test lets its parent ask: its CPU so far, the SQL of one request, and that it ends. */
export type Asked = { readonly recordedStatements?: () => unknown; readonly stop: () => Promise<unknown> };

/** Tells the parent the port and answers it until it says stop. */
export function answerParent(port: number, { recordedStatements, stop }: Asked): void {
  process.on("message", (message) => {
    const { ask } = question.parse(message);
    if (ask === "cpu") process.send?.({ cpu: process.cpuUsage() });
    else if (ask === "record") process.send?.({ statements: recordedStatements?.() ?? [] });
    else void stop().finally(() => process.exit());
  });
  // A parent that was killed asks nothing more.
  process.on("disconnect", () => process.exit());
  process.send?.({ port });
}

/** The value of an environment variable without which the server cannot start. */
export function needed(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set.`);
  return value;
}
