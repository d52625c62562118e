import {
  createUser,
  disableUser,
  issueScriptToken,
  isRole,
  listUsers,
  resetPassword,
  roles,
  setEmail,
  type Role,
} from "@huilu/core";
import { type Command, InvalidArgumentError } from "commander";

import { withInstallation } from "../installation.ts";

type AddOptions = {
  readonly name: string;
  readonly role: Role;
  readonly department?: string;
  readonly employee?: string;
};
type TokenOptions = {
  readonly role: Role;
  readonly department?: string;
  readonly employee?: string;
  readonly days: number;
};

/** `huilu user`: who may sign in, and tokens for scripts. */
export function registerUser(program: Command): void {
  const user = program.command("user").description("people who may sign in, and tokens for scripts");
  registerAdd(user);
  registerToken(user);
  user
    .command("list")
    .description("list every user with the roles in force today")
    .option("--json", "print the list as JSON")
    .action(async ({ json = false }: { readonly json?: boolean }) => {
      const users = await withInstallation((db) => listUsers(db, new Date()));
      if (json) return console.log(JSON.stringify(users, null, 2));
      for (const { username, displayName, assignments, disabled } of users) {
        const held = assignments.map(({ role }) => role.toLowerCase()).join(", ");
        console.log(`${username}\t${displayName}\t${held}${disabled ? "\tdisabled" : ""}`);
      }
    });
  user
    .command("password")
    .argument("<username>")
    .description("give a user a new one-time password and print it; every session and token ends")
    .action(async (username: string) => console.log(await withInstallation((db) => resetPassword(db, username))));
  user
    .command("email")
    .argument("<username>")
    .argument("<address>")
    .description('say where a user\'s mail goes; "": nowhere')
    .action((username: string, email: string) =>
      withInstallation((db) => setEmail(db, { username, email }, { userId: null, now: new Date() })),
    );
  user
    .command("disable")
    .argument("<username>")
    .description("disable a user and end every session and token")
    .action((username: string) => withInstallation((db) => disableUser(db, username, new Date())));
}

function registerAdd(user: Command): void {
  user
    .command("add")
    .argument("<username>")
    .description("add a user and print a one-time password")
    .requiredOption("--name <name>", "the name to show")
    .requiredOption("--role <role>", roleHelp, readRole)
    .option(
      "--department <code>",
      "the department for which the role is given; department heads and responders need one",
    )
    .option("--employee <code>", "the person's employee code; service agents need one")
    .action(async (username: string, { name, role, department, employee }: AddOptions) => {
      const added = await withInstallation((db) =>
        createUser(
          db,
          {
            username,
            displayName: name,
            role,
            departmentCode: department,
            employeeCode: employee,
            password: "one-time",
          },
          new Date(),
        ),
      );
      console.log(added.oneTimePassword);
    });
}

function registerToken(user: Command): void {
  user
    .command("token")
    .description("print a bearer token for scripts: Authorization: Bearer TOKEN")
    .option("--role <role>", roleHelp, readRole, "ADMINISTRATOR")
    .option("--department <code>", "the department for which the role is given")
    .option("--employee <code>", "the employee whose own rows the token reads")
    .option("--days <days>", "for how many days it is valid", readDays, 90)
    .action(async ({ role, department, employee, days }: TokenOptions) => {
      const now = new Date();
      const { token } = await withInstallation((db) =>
        issueScriptToken(db, { role, departmentCode: department, employeeCode: employee, days, now }),
      );
      console.log(token);
    });
}

const roleHelp = `one of: ${roles.map((role) => role.toLowerCase()).join(", ")}`;

function readRole(text: string): Role {
  const role = text.toUpperCase().replaceAll("-", "_");
  if (isRole(role)) return role;
  throw new InvalidArgumentError(`It should be ${roleHelp}.`);
}

function readDays(text: string): number {
  if (/^\d{1,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("It should be a whole number of days.");
}
