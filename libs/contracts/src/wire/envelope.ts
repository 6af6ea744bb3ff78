import type { JsonSchema } from '../schema/json-schema.js';
import { isMemberId } from '../vocabulary/member-id.js';
import { isVersion } from '../network/member-rules.js';
import { INSTANT, isUtcInstant } from '../fields/formats.js';

/** What travels beside a payload: CloudEvents 1.0 attributes, in our names. */
export interface Envelope {
  /** UUIDv7, unguessable: whoever knows another's id could make the broker drop the event as a duplicate. */
  readonly id: string;
  /** Member that publishes. */
  readonly source: string;
  /** `<family>.<event>.<version>`. */
  readonly type: string;
  /** Identifier of the entity, CloudEvents `subject`: a UUID in lower case, or the name of a member or of the agreement. */
  readonly entity: string;
  /** When the publisher told it, UTC: within the validity of `ce-keyid`, give or take two hours. When the fact happened is in the payload. */
  readonly time: string;
  /** Version of the entity's state, from 1. */
  readonly entityVersion: number;
  /** Publisher's counter in that stream, from 1, without gaps. */
  readonly sequence: number;
  /** Digest of the publisher's previous event in that stream; in the first, 32 zero bytes in base64url. */
  readonly previousDigest: string;
  /**
   * Digest of this event: SHA-256 in base64url over `ce-salt`, `ce-previousdigest`, `ce-sequence`, `ce-id`, the NATS subject and the payload, in this order. Each
   * part is its UTF-8 text (the payload its exact bytes) after its own length in four bytes, big-endian, so that no two different inputs are the same bytes.
   */
  readonly digest: string;
  /** 16 random bytes in base64url: without them a digest that outlives an erased payload could be guessed at. */
  readonly salt: string;
  /** Ties together everything that one act of a person set off. */
  readonly correlationId: string;
  /** Event that this one answers. */
  readonly causationId?: string;
  /** Version of the agreement under which it was published. */
  readonly agreementVersion: string;
  /** Purpose of the flow, as the agreement names it. */
  readonly purpose: string;
  /** W3C trace context. */
  readonly traceparent?: string;
  /** Key that it is signed with. */
  readonly keyId: string;
  /** Ed25519 signature in base64url, over the root of the events that were sealed together. */
  readonly signature: string;
  /** The event's way up to that root; missing when it was sealed alone. */
  readonly batchProof?: string;
}

/** Headers that are no network envelope. */
export class EnvelopeError extends Error {
  /** Every header found wrong, by name. Values are not repeated. */
  readonly headers: readonly string[];

  constructor(headers: readonly string[]) {
    super(`not an envelope of the network, see ${headers.join(', ')}`);
    this.name = 'EnvelopeError';
    this.headers = headers;
  }
}

/** Headers as NATS carries them. */
export type Headers = Readonly<Record<string, string>>;

const UUID = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';
const UUID_V7 = '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$';
const TOKEN = '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$';
const DIGEST = '^[A-Za-z0-9_-]{43}$';
const COUNT = '^[1-9][0-9]{0,14}$';
/** Versions are four-byte numbers in the tables of every reader. */
const VERSION = '^[1-9][0-9]{0,8}$';
const SOURCE = 'urn:rete:';

interface HeaderForm {
  readonly field: keyof Envelope;
  readonly header: string;
  readonly pattern: string;
  /** What the pattern cannot say. */
  readonly check?: (value: string) => boolean;
  readonly optional?: true;
}

/** Every attribute: the field of the envelope that it carries, the form of its value, and whether it may be missing. */
const HEADERS: readonly HeaderForm[] = [
  { field: 'id', header: 'ce-id', pattern: UUID_V7 },
  { field: 'source', header: 'ce-source', pattern: '^urn:rete:[a-z][a-z0-9-]{2,39}$', check: (value) => isMemberId(value.slice(SOURCE.length)) },
  { field: 'type', header: 'ce-type', pattern: '^[a-z]{1,20}\\.[a-z]+(?:-[a-z]+){0,5}\\.v[1-9][0-9]{0,3}$', check: (value) => value.length <= 80 },
  { field: 'entity', header: 'ce-subject', pattern: TOKEN },
  { field: 'time', header: 'ce-time', pattern: INSTANT, check: isUtcInstant },
  { field: 'entityVersion', header: 'ce-entityversion', pattern: VERSION },
  { field: 'sequence', header: 'ce-sequence', pattern: COUNT },
  { field: 'previousDigest', header: 'ce-previousdigest', pattern: DIGEST },
  { field: 'digest', header: 'ce-digest', pattern: DIGEST },
  { field: 'salt', header: 'ce-salt', pattern: '^[A-Za-z0-9_-]{22}$' },
  { field: 'correlationId', header: 'ce-correlationid', pattern: UUID },
  { field: 'causationId', header: 'ce-causationid', pattern: UUID, optional: true },
  { field: 'agreementVersion', header: 'ce-agreementversion', pattern: '^[0-9.]{5,20}$', check: isVersion },
  { field: 'purpose', header: 'ce-purpose', pattern: '^[a-z]{1,20}(?:-[a-z]{1,20}){0,5}$' },
  { field: 'traceparent', header: 'ce-traceparent', pattern: '^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$', optional: true },
  { field: 'keyId', header: 'ce-keyid', pattern: TOKEN },
  { field: 'signature', header: 'ce-signature', pattern: '^[A-Za-z0-9_-]{86}$' },
  { field: 'batchProof', header: 'ce-batchproof', pattern: '^[0-9]{1,4}\\.[0-9]{1,4}\\.[A-Za-z0-9_-]{0,516}$', optional: true },
];

const FORMS: ReadonlyMap<string, RegExp> = new Map(HEADERS.map(({ header, pattern }) => [header, new RegExp(pattern)]));

const NUMBERS: ReadonlySet<keyof Envelope> = new Set(['entityVersion', 'sequence']);

/**
 * Writes an envelope as CloudEvents binary-mode headers. Without a signature it writes what is to be signed.
 * @throws EnvelopeError when a field has not the form that readers will ask for.
 */
export function headersOf(envelope: Omit<Envelope, 'signature'> & { signature?: string }): Headers {
  const headers: Record<string, string> = { 'content-type': 'application/json', 'ce-specversion': '1.0' };
  for (const { field, header } of HEADERS) {
    const value = envelope[field];
    if (value === undefined) continue;
    headers[header] = field === 'source' ? `${SOURCE}${value}` : String(value);
  }
  const faults = faultsOf(headers).filter((header) => header !== 'ce-signature' || envelope.signature !== undefined);
  if (faults.length > 0) throw new EnvelopeError(faults);
  return headers;
}

/**
 * Reads an envelope from headers. Headers that the network does not know are left alone: a later version may add some.
 * @throws EnvelopeError naming every header that is missing or malformed.
 */
export function readHeaders(headers: Readonly<Record<string, string | undefined>>): Envelope {
  const faults = faultsOf(headers);
  if (faults.length > 0) throw new EnvelopeError(faults);
  const envelope: Record<string, string | number> = {};
  for (const { field, header } of HEADERS) {
    const value = headers[header];
    if (value === undefined) continue;
    envelope[field] = field === 'source' ? value.slice(SOURCE.length) : NUMBERS.has(field) ? Number(value) : value;
  }
  return envelope as unknown as Envelope;
}

/** Names of the headers that are missing or malformed. */
function faultsOf(headers: Readonly<Record<string, string | undefined>>): string[] {
  const faults = HEADERS.filter(({ header, check, optional }) => {
    const value = headers[header];
    if (value === undefined) return optional !== true;
    return !FORMS.get(header)!.test(value) || check?.(value) === false;
  }).map(({ header }) => header);
  if (headers['ce-specversion'] !== '1.0') faults.unshift('ce-specversion');
  if (headers['content-type'] !== 'application/json') faults.unshift('content-type');
  return faults;
}

/** JSON Schema of the headers, for documents. */
export function headerSchema(): JsonSchema {
  const fixed = { 'content-type': { type: 'string', const: 'application/json' }, 'ce-specversion': { type: 'string', const: '1.0' } };
  return {
    type: 'object',
    required: [...Object.keys(fixed), ...HEADERS.filter(({ optional }) => !optional).map(({ header }) => header)],
    properties: { ...fixed, ...Object.fromEntries(HEADERS.map(({ header, pattern }) => [header, { type: 'string', pattern }])) },
  };
}

/** The header that carries each field of an envelope. */
export function headerOfField(field: keyof Envelope): string {
  return HEADERS.find((candidate) => candidate.field === field)!.header;
}
