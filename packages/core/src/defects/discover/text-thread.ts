import { parentPort, workerData } from "node:worker_threads";
import { textTasks, type TextTask } from "./text-tasks.ts";

// What runTextTask starts: answers one task and ends.
const task: TextTask = workerData;
parentPort?.postMessage(answerTo(task), []); // nothing is handed over, all is copied

function answerTo({ name, question }: TextTask) {
  if (name === "train") return textTasks.train(question);
  return name === "look" ? textTasks.look(question) : textTasks.typical(question);
}
