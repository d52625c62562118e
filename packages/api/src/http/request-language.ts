import { acceptedLanguage, type Language, type Viewer } from "@huilu/core";
import type { FastifyRequest } from "fastify";

/**
 * In which language to answer: what a person chose; a script, or somebody not signed in, says it in Accept-Language;
 * else zh-CN.
 */
export function requestLanguage(request: FastifyRequest, viewer: Viewer | null = null): Language {
  if (viewer?.session === "browser") return viewer.language;
  return acceptedLanguage(request.headers["accept-language"] ?? "") ?? viewer?.language ?? "zh-CN";
}
