import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

import { notFound } from "./answer-failures.ts";

/** Serves the built web from `folder`; the paths of its pages, which are no files, get the one page that draws them. */
export async function serveWeb(server: FastifyInstance, folder: string): Promise<void> {
  await server.register(fastifyStatic, {
    root: folder,
    // What the build names by its content never changes; the page that names them is asked for each time.
    cacheControl: false,
    setHeaders: (reply, path) => {
      void reply.header(
        "cache-control",
        path.includes("/assets/") ? "public, max-age=31536000, immutable" : "no-cache",
      );
    },
  });
  server.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === "GET" && (request.headers.accept ?? "").includes("text/html");
    return wantsPage ? reply.sendFile("index.html") : notFound(request, reply);
  });
}
