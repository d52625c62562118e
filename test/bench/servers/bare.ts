// The least that can be done: node:http and pg, the same SQL in the same order, the same bytes, and nothing looked at.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { Pool } from "pg";
import { z } from "zod";
import { answerParent, needed } from "../http-child.ts";
import { recorded } from "../http-requests.ts";

const { statements, body } = z
  .object({ statements: recorded, body: z.string() })
  .parse(JSON.parse(await readFile(needed("BENCH_PLAN"), "utf8")));
const pool = new Pool({
  connectionString: needed("BENCH_DATABASE_URL"),
  options: "-c TimeZone=Asia/Shanghai",
  max: 10,
});

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on("data", (part: Buffer) => parts.push(part));
  request.on("end", () => {
    JSON.parse(Buffer.concat(parts).toString());
    answer().then(
      () => response.writeHead(200, { "content-type": "application/json; charset=utf-8" }).end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
});

async function answer(): Promise<void> {
  for (const statement of statements) await pool.query({ ...statement });
}

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  answerParent(address && typeof address === "object" ? address.port : 0, {
    stop: async () => {
      server.close();
      await pool.end();
    },
  });
});
