/** Rows of a sparse matrix: row i has the columns[k] and values[k] for starts[i] ≤ k < starts[i + 1]. */
export type SparseRows = { readonly starts: Int32Array; readonly columns: Int32Array; readonly values: Float32Array };

/** Which column a feature has, and its weight: rare features weigh more. */
export type Vocabulary = { readonly columns: ReadonlyMap<string, number>; readonly idf: Float32Array };

/** Beyond so many features the rarest are left out, which bounds a model's size. */
const mostFeatures = 131_072;
/** From so many texts on, a feature that only one of them has tells nothing of others. */
const manyTexts = 5000;

/** Inverse document frequency ln((1 + n) / (1 + df)) + 1 of the features of these texts, the frequent first. */
export function learnVocabulary(texts: readonly ReadonlyMap<string, number>[]): Vocabulary {
  const frequencies = new Map<string, number>();
  for (const text of texts)
    for (const feature of text.keys()) frequencies.set(feature, (frequencies.get(feature) ?? 0) + 1);
  const least = texts.length >= manyTexts ? 2 : 1;
  const kept = [...frequencies]
    .filter(([, frequency]) => frequency >= least)
    .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, mostFeatures);
  return {
    columns: new Map(kept.map(([feature], column) => [feature, column])),
    idf: Float32Array.from(kept, ([, frequency]) => Math.log((1 + texts.length) / (1 + frequency)) + 1),
  };
}

/** One text as a row: (1 + ln count) · idf, scaled to length 1 (Salton & Buckley 1988); unknown features are left out. */
export function vectorise(
  features: ReadonlyMap<string, number>,
  { columns, idf }: Vocabulary,
): { readonly columns: readonly number[]; readonly values: readonly number[] } {
  const found: number[] = [];
  const values: number[] = [];
  let square = 0;
  for (const [feature, count] of features) {
    const column = columns.get(feature);
    if (column === undefined) continue;
    const value = (1 + Math.log(count)) * (idf[column] ?? 0);
    found.push(column);
    values.push(value);
    square += value * value;
  }
  const length = Math.sqrt(square) || 1;
  return { columns: found, values: values.map((value) => value / length) };
}

/** All texts as rows of one matrix. */
export function vectoriseAll(texts: readonly ReadonlyMap<string, number>[], vocabulary: Vocabulary): SparseRows {
  const starts = new Int32Array(texts.length + 1);
  const size = texts.reduce((sum, text) => sum + text.size, 0);
  const columns = new Int32Array(size);
  const values = new Float32Array(size);
  let end = 0;
  texts.forEach((text, row) => {
    const vector = vectorise(text, vocabulary);
    columns.set(vector.columns, end);
    values.set(vector.values, end);
    end += vector.columns.length;
    starts[row + 1] = end;
  });
  return { starts, columns: columns.subarray(0, end), values: values.subarray(0, end) };
}
