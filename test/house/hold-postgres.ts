// Started by tests as a process of its own: starts the server in the folder it is given, says its address, and stays.
import { startEmbeddedPostgres } from "@huilu/core";

const [dataDir = "", user] = process.argv.slice(2);
if (user !== undefined) {
  process.setgid?.(Number(user));
  process.setuid?.(Number(user));
}
const { url, stop } = await startEmbeddedPostgres({ dataDir });
console.log(url);
process.once("SIGTERM", () => void stop());
