import { Worker } from "node:worker_threads";
import type { Task } from "./tasks.ts";

type AnswerOf<Name extends Task["name"]> = Required<Extract<Task, { name: Name }>>["answer"];

/** The last task of each name that was asked for. */
const lines = new Map<Task["name"], Promise<unknown>>();

/**
 * Does a task in a thread of its own, so that this one goes on answering; what the task throws is thrown here. Of each
 * name one runs at a time and the others wait in line: who asks often keeps no more than that of the machine. The thread
 * is ended with `signal`.
 */
export function runTask<Name extends Task["name"]>(
  name: Name,
  question: Extract<Task, { name: Name }>["question"],
  signal?: AbortSignal,
): Promise<AnswerOf<Name>> {
  const answer = (lines.get(name) ?? Promise.resolve()).then(() => {
    signal?.throwIfAborted();
    return inThread<AnswerOf<Name>>({ name, question }, signal);
  });
  lines.set(
    name,
    answer.catch(() => undefined).then(() => undefined),
  );
  return answer;
}

function inThread<Answer>(workerData: Pick<Task, "name" | "question">, signal?: AbortSignal): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL("./task-thread.ts", import.meta.url), { workerData });
    const stop = () => void thread.terminate();
    signal?.addEventListener("abort", stop, { once: true });
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", (code) => {
      signal?.removeEventListener("abort", stop);
      const why: unknown = signal?.reason;
      reject(why instanceof Error ? why : new Error(`the thread of a task ended with ${code} before it answered`));
    });
  });
}
