import type { FastifyInstance } from "fastify";

// Mantine writes its style variables into style elements; no script stands in the page itself.
const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const headers = {
  "content-security-policy": contentSecurityPolicy,
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=()",
};

/** Every answer tells the browser what it may do with it. */
export function addSecurityHeaders(server: FastifyInstance): void {
  server.addHook("onRequest", async (request, reply) => {
    void reply.headers(headers);
    if (request.protocol === "https") void reply.header("strict-transport-security", "max-age=31536000");
  });
}
