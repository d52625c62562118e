import type { FastifyInstance } from "fastify";

/** What must be there before the process can do its work: each part by name, and whether it is there. */
export type Readiness = { readonly ready: boolean; readonly parts: Readonly<Record<string, boolean>> };

/** GET /healthz: the process lives. GET /readyz: 200 when every part is there, else 503 with those that are not. */
export function answerHealth(server: FastifyInstance, ready: () => Promise<Readiness>): void {
  server.get("/healthz", async () => ({ alive: true }));
  server.get("/readyz", async (request, reply) => {
    const readiness = await ready().catch((error: unknown): Readiness => {
      request.log.error({ err: error });
      return { ready: false, parts: {} };
    });
    return reply.code(readiness.ready ? 200 : 503).send(readiness);
  });
}
