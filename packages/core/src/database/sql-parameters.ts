/** Gathers the values of one statement and gives each its placeholder, so that no value is ever written into SQL. */
export class SqlParameters {
  readonly values: unknown[] = [];

  /** Keeps `value` and answers its placeholder: `$1`, `$2`, … */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}
