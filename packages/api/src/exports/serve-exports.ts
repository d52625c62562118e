import { createReadStream } from "node:fs";
import { DomainError, openExport, type ExportFormat } from "@huilu/core";
import type { FastifyInstance } from "fastify";
import { z } from "zod";

import { buildContext, type Served } from "../context.ts";
import { refuseUnpermitted } from "../enforce-rights.ts";

const mediaTypes: Record<ExportFormat, string> = {
  CSV: "text/csv; charset=utf-8",
  XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
const address = z.object({ id: z.guid() });

/** GET /exports/:id: the file of the caller's own export, for a browser's session or a bearer token. */
export function serveExports(server: FastifyInstance, given: Served): void {
  server.get("/exports/:id", async (request, reply) => {
    const context = await buildContext(given, request, reply);
    refuseUnpermitted("exports", context.viewer);
    const { data } = address.safeParse(request.params);
    if (!data || !context.viewer) throw new DomainError("NOT_FOUND", "export_unknown", { id: "" });
    const { userId } = context.viewer;
    const { scope, env } = context;
    const file = await openExport(given.db, { id: data.id.toLowerCase(), userId, scope, dataDir: env.dataDir });
    return reply
      .headers({
        "content-type": mediaTypes[file.format],
        "content-length": file.bytes,
        "content-disposition": disposition(file.fileName, file.format),
        "cache-control": "private, no-store",
      })
      .send(createReadStream(file.path));
  });
}

/** RFC 6266: the name as UTF-8, and a plain one for whoever cannot read that. */
function disposition(fileName: string, format: ExportFormat): string {
  const encoded = encodeURIComponent(fileName).replaceAll(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
  return `attachment; filename="export.${format.toLowerCase()}"; filename*=UTF-8''${encoded}`;
}
