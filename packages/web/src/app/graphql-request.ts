import type { TypedDocumentString } from "../gql/graphql.ts";

/** A refusal of the server, in the reader's language and with its stable reason, or the news that it could not be reached (`UNREACHABLE`). */
export class RequestFailed extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly reason = "",
  ) {
    super(message);
    this.name = "RequestFailed";
  }
}

type Answer<Result> = {
  data?: Result | null;
  errors?: { message: string; extensions?: { code?: string; reason?: string } }[];
};

/** Asks the server one question; the language decides in which words it answers. Throws RequestFailed. */
export async function graphqlRequest<Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  { language, signal }: { language: string; signal?: AbortSignal },
): Promise<Result> {
  const response = await fetch("/graphql", {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/json", "accept-language": language, "apollo-require-preflight": "true" },
    body: JSON.stringify({ query: document.toString(), variables }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new RequestFailed("UNREACHABLE", "");
  });
  const answer = await readAnswer<Result>(response);
  refuse(answer);
  if (answer.data === undefined || answer.data === null) throw new RequestFailed("UNREACHABLE", "");
  return answer.data;
}

function refuse({ errors }: Pick<Answer<unknown>, "errors">): void {
  const error = errors?.[0];
  if (error === undefined) return;
  throw new RequestFailed(error.extensions?.code ?? "INTERNAL", error.message, error.extensions?.reason);
}

async function readAnswer<Result>(response: Response): Promise<Answer<Result>> {
  try {
    return await response.json();
  } catch {
    throw new RequestFailed("UNREACHABLE", "");
  }
}
