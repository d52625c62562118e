import { parentPort, workerData } from "node:worker_threads";
import { textTasks, type TextTask } from "./text-tasks.ts";

// What runTextTask starts: answers one task and ends.
const task: TextTask = workerData;
const answer = task.name === "train" ? textTasks.train(task.question) : textTasks.look(task.question);
parentPort?.postMessage(answer, []); // nothing is handed over, all is copied
