/** What was said of a text, how sure, against what a person decided. */
export type Told = { readonly said: string; readonly confidence: number; readonly truth: string };

export type TextScores = {
  readonly accuracy: number;
  /** The mean over all types decided or said (as scikit-learn has it). */
  readonly macroF1: number;
  /** The largest share of the texts, the surest first, of which nine in ten are right: seen afterwards. */
  readonly coverageAt90: number;
};

/** How good suggestions were on texts that the model had not learned from; of no text nothing is known (NaN). */
export function scoresOfTold(told: readonly Told[]): TextScores {
  const right = told.filter(({ said, truth }) => said === truth).length;
  return { accuracy: right / told.length, macroF1: macroF1(told), coverageAt90: coverageAt90(told) };
}

function macroF1(told: readonly Told[]): number {
  const types = [...new Set(told.flatMap(({ said, truth }) => [said, truth]))].filter((type) => type !== "");
  const ofType = (type: string) => {
    const both = told.filter(({ said, truth }) => said === type && truth === type).length;
    const either = told.filter(({ said }) => said === type).length + told.filter(({ truth }) => truth === type).length;
    return (2 * both) / either;
  };
  return types.reduce((sum, type) => sum + ofType(type), 0) / types.length;
}

function coverageAt90(told: readonly Told[]): number {
  let right = 0;
  let covered = 0;
  told
    .toSorted((a, b) => b.confidence - a.confidence)
    .forEach(({ said, truth }, i) => {
      if (said === truth) right += 1;
      if (right / (i + 1) >= 0.9) covered = i + 1;
    });
  return covered / told.length;
}
