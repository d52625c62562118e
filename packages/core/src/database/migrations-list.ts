import { readFile, readdir } from "node:fs/promises";

import { Migration } from "@mikro-orm/migrations";

const folder = new URL("./migrations/", import.meta.url);

/** The SQL files of `migrations/` in the order of their names, each one migration named by its file. */
export async function migrationsList(): Promise<{ name: string; class: ReturnType<typeof sqlMigration> }[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".sql")).toSorted();
  return Promise.all(
    files.map(async (file) => ({
      name: file.replace(/\.sql$/, ""),
      class: sqlMigration(await readFile(new URL(file, folder), "utf8")),
    })),
  );
}

function sqlMigration(sql: string) {
  return class extends Migration {
    override up(): void {
      this.addSql(sql);
    }
  };
}
