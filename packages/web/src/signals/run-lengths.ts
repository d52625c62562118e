/** Weeks between two false alarms of one series that can be chosen. */
export const runLengths: readonly number[] = [1000, 2000, 5000, 10_000, 20_000, 50_000];
