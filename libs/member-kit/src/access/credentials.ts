/** How a request says who sends it. */
export type Credentials =
  | { readonly kind: 'key'; readonly key: string; /** Only Basic names the key. */ readonly label?: string; readonly byBrowser: boolean }
  | { readonly kind: 'token'; readonly token: string };

interface CredentialHeaders {
  readonly 'x-api-key'?: string | string[] | undefined;
  readonly authorization?: string | undefined;
}

/** The credentials of a request: `X-Api-Key`, or `Authorization: Bearer`, or `Authorization: Basic label:key`. Undefined when there are none that make sense. */
export function credentialsOf(headers: CredentialHeaders): Credentials | undefined {
  const key = headers['x-api-key'];
  if (typeof key === 'string' && key !== '') return { kind: 'key', key, byBrowser: false };
  const [, scheme, value] = /^(bearer|basic)\s+(\S+)$/i.exec(headers.authorization ?? '') ?? [];
  if (scheme === undefined || value === undefined) return undefined;
  return scheme.toLowerCase() === 'bearer' ? { kind: 'token', token: value } : basicCredentials(value);
}

function basicCredentials(encoded: string): Credentials | undefined {
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 1) return undefined;
  return { kind: 'key', label: text.slice(0, colon), key: text.slice(colon + 1), byBrowser: true };
}
