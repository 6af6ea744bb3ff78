const SECRET_NAMES = /(password|secret|token|seed|sha256|key)$/i;
const CREDENTIALS_IN_URL = /(:\/\/[^:@/\s]*):[^@/\s]*@/g;
const LONGEST = 120;

/** A setting's value as it may be shown on a terminal or in a log: no password, no key, not endless. */
export function masked(name: string, value: unknown): string {
  if (value === undefined) return 'assente / missing';
  if (typeof value === 'string' && SECRET_NAMES.test(name)) return '***';
  const text = typeof value === 'object' ? JSON.stringify(value, (key, inner: unknown) => maskedInside(key, inner)) : String(value);
  const safe = text.replace(CREDENTIALS_IN_URL, '$1:***@');
  return safe.length > LONGEST ? `${safe.slice(0, LONGEST)}…` : safe;
}

function maskedInside(key: string, value: unknown): unknown {
  return typeof value === 'string' && SECRET_NAMES.test(key) ? '***' : value;
}
