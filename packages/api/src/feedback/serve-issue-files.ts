import { addAttachment, DomainError, largestAttachment, openAttachment, stepOf } from "@huilu/core";
import type { FastifyInstance } from "fastify";
import { z } from "zod";

import { buildContext, type Served } from "../context.ts";
import { refuseUnpermitted } from "../enforce-rights.ts";
import { actorOf } from "./present-issue.ts";

const file = z.object({ number: z.string().max(40), id: z.guid() });
const place = z.object({ number: z.string().max(40), step: z.coerce.number().int() });
const name = z.object({
  name: z.string().min(1).max(500),
  type: z.string().max(200).default("application/octet-stream"),
});

/**
 * GET /issues/:number/files/:id, and POST /issues/:number/steps/:step/files?name=…&type=… with the bytes as
 * application/octet-stream (which no form of another site can send), for a browser's session or a bearer token.
 */
export function serveIssueFiles(server: FastifyInstance, given: Served): void {
  server.get("/issues/:number/files/:id", async (request, reply) => {
    const context = await buildContext(given, request, reply);
    refuseUnpermitted("qualityIssue", context.viewer);
    const { data } = file.safeParse(request.params);
    if (!data) throw new DomainError("NOT_FOUND", "attachment_unknown");
    const { fileName, content } = await openAttachment(
      given.db,
      { ...data, id: data.id.toLowerCase() },
      actorOf(context),
    );
    // Never shown in place: what people upload is no page of ours.
    return reply
      .headers({
        "content-type": "application/octet-stream",
        "content-disposition": `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent(fileName).replaceAll(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)}`,
        "cache-control": "private, no-store",
      })
      .send(content);
  });
  server.addContentTypeParser(
    "application/octet-stream",
    { parseAs: "buffer", bodyLimit: largestAttachment },
    (_, body, done) => done(null, body),
  );
  server.post("/issues/:number/steps/:step/files", { bodyLimit: largestAttachment }, async (request, reply) => {
    const context = await buildContext(given, request, reply);
    refuseUnpermitted("saveIssueStep", context.viewer);
    const at = place.safeParse(request.params).data;
    const step = stepOf(at?.step ?? -1);
    const told = name.safeParse(request.query).data;
    if (!at || step === null) throw new DomainError("NOT_FOUND", "issue_unknown", { number: at?.number ?? "" });
    if (!told || !Buffer.isBuffer(request.body)) throw new DomainError("BAD_INPUT", "attachment_unfit");
    const added = { number: at.number, step, fileName: told.name, mediaType: told.type, content: request.body };
    return { id: await addAttachment(given.db, added, actorOf(context)) };
  });
}
