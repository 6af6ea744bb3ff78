/** The WHERE of a search, growing condition by condition; values are always parameters. */
export class ConditionList {
  private readonly conditions: string[] = [];
  readonly values: unknown[] = [];

  /** Adds a value and answers its placeholder: `$3`. */
  value(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** Adds a condition; with a value, `?` in it stands for the value's placeholder. Undefined values add nothing. */
  add(condition: string, ...value: [unknown?]): this {
    if (value.length === 0) this.conditions.push(condition);
    else if (value[0] !== undefined) this.conditions.push(condition.replaceAll('?', this.value(value[0])));
    return this;
  }

  /** The conditions joined, for a WHERE. */
  get sql(): string {
    return this.conditions.join(' AND ');
  }
}
