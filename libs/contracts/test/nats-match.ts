/** Whether a NATS filter takes a subject, by the rules of the broker. */
export function matches(filter: string, subject: string): boolean {
  const filters = filter.split('.');
  const tokens = subject.split('.');
  for (const [index, token] of filters.entries()) {
    if (token === '>') return tokens.length > index;
    if (index >= tokens.length || (token !== '*' && token !== tokens[index])) return false;
  }
  return filters.length === tokens.length;
}

/** Whether some subject is taken by both filters: the broker refuses a consumer with two such filters. */
export function overlap(one: string, other: string): boolean {
  const [a, b] = [one.split('.'), other.split('.')];
  for (let index = 0; ; index += 1) {
    if (a[index] === '>' || b[index] === '>') return a[index] !== undefined && b[index] !== undefined;
    if (a[index] === undefined || b[index] === undefined) return a.length === b.length;
    if (a[index] !== '*' && b[index] !== '*' && a[index] !== b[index]) return false;
  }
}
