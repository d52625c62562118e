import { Link } from "@tanstack/react-router";
import { useFormat } from "../format/use-format.ts";

type Said = { id: string; number: string; reportedOn: string | null; complaint: string | null };

/** A complaint with the words marked that it was found by, and the way to its case. */
export function SaidText({ one, words }: { one: Said; words: readonly string[] }) {
  const format = useFormat();
  return (
    <>
      <Link to="/cases/$caseId" params={{ caseId: one.id }} className="link">
        {one.number}
      </Link>{" "}
      {one.reportedOn !== null && <span className="quiet">{format.day(one.reportedOn)}</span>}{" "}
      <Marked text={one.complaint ?? ""} words={words} />
    </>
  );
}

/** The text with each occurrence of the words marked, in large or small letters. */
export function Marked({ text, words }: { text: string; words: readonly string[] }) {
  return (
    <span>
      {piecesOf(text, words).map(({ at, piece, marked }) =>
        marked ? <mark key={at}>{piece}</mark> : <span key={at}>{piece}</span>,
      )}
    </span>
  );
}

function piecesOf(text: string, words: readonly string[]): { at: number; piece: string; marked: boolean }[] {
  const wanted = words.filter((word) => word.trim() !== "").map((word) => word.replaceAll(special, "\\$&"));
  if (wanted.length === 0) return [{ at: 0, piece: text, marked: false }];
  const found = [...text.matchAll(new RegExp(wanted.join("|"), "giu"))];
  const ends = found.map((match) => match.index + match[0].length);
  const pieces = found.flatMap((match, i) => {
    const from = ends[i - 1] ?? 0;
    return [
      { at: from - 0.5, piece: text.slice(from, match.index), marked: false },
      { at: match.index, piece: match[0], marked: true },
    ];
  });
  const rest = ends.at(-1) ?? 0;
  return [...pieces, { at: rest - 0.5, piece: text.slice(rest), marked: false }].filter(({ piece }) => piece !== "");
}

const special = /[\\^$.*+?()[\]{}|]/g;
