/**
 * A text as all that reads texts here sees it: compatibility forms made one (NFKC: full-width letters, digits and
 * punctuation), letters small, characters that nobody sees dropped, numbers that were masked as one `*`, a mark or
 * symbol that is repeated told once, white space single. Traditional and simplified characters stay as they were
 * written. Normalising once more changes nothing; no string is refused.
 */
export function normaliseText(text: string): string {
  let before = text;
  let after = pass(text);
  // Two passes are enough for all but contrived strings, in which one replacement makes room for another.
  for (let round = 0; after !== before && round < mostPasses; round += 1) [before, after] = [after, pass(after)];
  return after;
}

const mostPasses = 16;
const unseen = /[\p{Cf}\p{Co}\p{Cn}\uFFFD]+/gu;
const controls = /\p{Cc}+/gu;
// Bounded and begun at its first digit only, so that a long run of digits is read once.
const maskedNumber = /(?<!\d)\d{0,20}[*█■●○□◆]{2,}\d{0,20}|(?<!\d)\d{2,20}x{2,}\d{0,20}/g;
const repeatedMark = /([\p{P}\p{S}])\1+/gu;

function pass(text: string): string {
  return text
    .toWellFormed()
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(controls, " ")
    .replaceAll(unseen, "")
    .replaceAll(maskedNumber, "*")
    .replaceAll(repeatedMark, "$1")
    .replaceAll(/\s+/g, " ")
    .trim();
}
