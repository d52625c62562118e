import { Command } from "commander";

const program = new Command("huilu").version("0");
program.command("x <p>").action((p) => { console.log(process.version, p, process.env["INIT_CWD"], process.cwd()); });
program.command("wait").action(async () => { process.once("SIGTERM", () => { console.log("term"); process.exit(0); }); setInterval(() => {}, 1e3); await new Promise(() => {}); });
await program.parseAsync();
