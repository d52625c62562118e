import { DomainError, packageWorkbook, readPackage } from "@huilu/core";
import type { FastifyInstance } from "fastify";
import { z } from "zod";

import { buildContext, type Served } from "../context.ts";
import { refuseUnpermitted } from "../enforce-rights.ts";

const place = z.object({ id: z.string().max(20) });
const mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** GET /department-packages/:id/workbook: the package as xlsx, in the asker's language, for who may read it. */
export function servePackages(server: FastifyInstance, given: Served): void {
  server.get("/department-packages/:id/workbook", async (request, reply) => {
    const context = await buildContext(given, request, reply);
    refuseUnpermitted("departmentPackage", context.viewer);
    const { data } = place.safeParse(request.params);
    if (!data) throw new DomainError("NOT_FOUND", "package_unknown");
    const { document } = await readPackage(given.db.pool, data.id, context);
    const name = `package-${document.department.key.replaceAll(/[^\w-]/g, "_")}-${document.range.from}.xlsx`;
    return reply
      .headers({
        "content-type": mediaType,
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "private, no-store",
      })
      .send(await packageWorkbook(document, context.language));
  });
}
