import { parentPort, workerData } from "node:worker_threads";
import { tasks, type Task } from "./tasks.ts";

// What runTask starts: answers one task and ends.
const task: Task = workerData;
parentPort?.postMessage(answerOf(task), []); // nothing is handed over, all is copied

function answerOf({ name, question }: Task) {
  if (name === "train") return tasks.train(question);
  if (name === "watch") return tasks.watch(question);
  if (name === "typical") return tasks.typical(question);
  return name === "look" ? tasks.look(question) : tasks.repeats(question);
}
