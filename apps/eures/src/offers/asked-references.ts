import { Invalid } from '@filiera/member-kit';

/** References in one request. */
const MOST = 500;

/**
 * The references that a request for details asks for: the body is a plain list.
 * @throws Invalid
 */
export function askedReferences(body: unknown): readonly string[] {
  if (Array.isArray(body) && body.length <= MOST && body.every((each): each is string => typeof each === 'string' && each.length <= 150 && !/[\p{Cc}\p{Cs}]/u.test(each))) return body;
  const text = { it: `una lista di riferimenti, al massimo ${MOST}`, en: `a list of references, at most ${MOST}` };
  throw new Invalid({ code: 'eures.references', text, faults: [{ field: 'body', rule: 'references', text }] });
}

/** How the documentation describes it. */
export const REFERENCES_SCHEMA = { type: 'array', maxItems: MOST, items: { type: 'string', maxLength: 150 } } as const;

/**
 * An answer under a key is kept to be sent again: a profile must not be kept beyond the consent.
 * @throws Invalid
 */
export function refuseIdempotencyKey(key: string | undefined): void {
  if (key === undefined) return;
  const text = { it: 'questa richiesta legge soltanto: senza Idempotency-Key', en: 'this request only reads: no Idempotency-Key' };
  throw new Invalid({ code: 'eures.no-idempotency-key', text, faults: [{ field: 'header.idempotency-key', rule: 'reads-only', text }] });
}
