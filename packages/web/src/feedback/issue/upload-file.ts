import { RequestFailed } from "../../app/graphql-request.ts";

export type Upload = {
  readonly number: string;
  readonly step: number;
  readonly file: File;
  readonly language: string;
  /** Told again and again: the share that is sent, 0 to 1. */
  readonly onProgress: (share: number) => void;
};

/** Sends a file to a step of an issue. Throws RequestFailed. */
export function uploadFile({ number, step, file, language, onProgress }: Upload): Promise<void> {
  const told = new URLSearchParams({ name: file.name, ...(file.type === "" ? {} : { type: file.type }) });
  return new Promise((resolve, reject) => {
    // What was sent so far is told by this door only.
    const request = new XMLHttpRequest();
    request.open("POST", `/issues/${encodeURIComponent(number)}/steps/${step}/files?${told.toString()}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("accept-language", language);
    request.upload.addEventListener("progress", ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total));
    request.addEventListener("error", () => reject(new RequestFailed("UNREACHABLE", "")));
    request.addEventListener("load", () =>
      request.status < 300 ? resolve() : reject(refusalIn(request.responseText)),
    );
    request.send(file);
  });
}

function refusalIn(text: string): RequestFailed {
  try {
    const answer: { errors?: { message: string; extensions?: { code?: string } }[] } = JSON.parse(text);
    const error = answer.errors?.[0];
    return new RequestFailed(error?.extensions?.code ?? "INTERNAL", error?.message ?? "");
  } catch {
    return new RequestFailed("UNREACHABLE", "");
  }
}
