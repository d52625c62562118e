/** The code under which the system or PostgreSQL knows an error, as in ECONNREFUSED; its kind where it has none. */
export function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
