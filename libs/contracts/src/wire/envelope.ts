import { isMemberId } from '../vocabulary/member-id.js';
import { isVersion } from '../network/member-rules.js';
import { isUtcInstant } from '../fields/formats.js';

/** What travels beside a payload: CloudEvents 1.0 attributes, in our names. */
export interface Envelope {
  /** UUIDv7, unguessable: whoever knows another's id could make the broker drop the event as a duplicate. */
  readonly id: string;
  /** Member that publishes. */
  readonly source: string;
  /** `<family>.<event>.<version>`. */
  readonly type: string;
  /** Identifier of the entity: CloudEvents `subject`. */
  readonly entity: string;
  /** When the fact happened, UTC. */
  readonly time: string;
  /** Version of the entity's state, from 1. */
  readonly entityVersion: number;
  /** Publisher's counter in that stream, from 1, without gaps. */
  readonly sequence: number;
  /** Digest of the publisher's previous event in that stream. */
  readonly previousDigest: string;
  /** Digest of this event. */
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
  /** Ed25519 signature in base64url. */
  readonly signature: string;
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

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TOKEN = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;
const DIGEST = /^[A-Za-z0-9_-]{43}$/;
const COUNT = /^[1-9][0-9]{0,14}$/;
const SOURCE = 'urn:rete:';

/** Every header: the field of the envelope that it carries, the form of its value, and whether it may be missing. */
const HEADERS: readonly { field: keyof Envelope; header: string; form: (value: string) => boolean; optional?: true }[] = [
  { field: 'id', header: 'ce-id', form: (value) => UUID_V7.test(value) },
  { field: 'source', header: 'ce-source', form: (value) => value.startsWith(SOURCE) && isMemberId(value.slice(SOURCE.length)) },
  { field: 'type', header: 'ce-type', form: (value) => value.length <= 80 && /^[a-z]+\.[a-z]+(?:-[a-z]+)*\.v[1-9][0-9]{0,3}$/.test(value) },
  { field: 'entity', header: 'ce-subject', form: (value) => TOKEN.test(value) },
  { field: 'time', header: 'ce-time', form: isUtcInstant },
  { field: 'entityVersion', header: 'ce-entityversion', form: (value) => COUNT.test(value) },
  { field: 'sequence', header: 'ce-sequence', form: (value) => COUNT.test(value) },
  { field: 'previousDigest', header: 'ce-previousdigest', form: (value) => DIGEST.test(value) },
  { field: 'digest', header: 'ce-digest', form: (value) => DIGEST.test(value) },
  { field: 'salt', header: 'ce-salt', form: (value) => /^[A-Za-z0-9_-]{22}$/.test(value) },
  { field: 'correlationId', header: 'ce-correlationid', form: (value) => UUID.test(value) },
  { field: 'causationId', header: 'ce-causationid', form: (value) => UUID.test(value), optional: true },
  { field: 'agreementVersion', header: 'ce-agreementversion', form: isVersion },
  { field: 'purpose', header: 'ce-purpose', form: (value) => /^[a-z]+(?:-[a-z]+){0,5}$/.test(value) && value.length <= 64 },
  { field: 'traceparent', header: 'ce-traceparent', form: (value) => /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/.test(value), optional: true },
  { field: 'keyId', header: 'ce-keyid', form: (value) => TOKEN.test(value) },
  { field: 'signature', header: 'ce-signature', form: (value) => /^[A-Za-z0-9_-]{86}$/.test(value) },
];

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
  const faults = HEADERS.filter(({ header, form, optional }) => {
    const value = headers[header];
    return value === undefined ? optional !== true : !form(value);
  }).map(({ header }) => header);
  if (headers['ce-specversion'] !== '1.0') faults.unshift('ce-specversion');
  if (headers['content-type'] !== 'application/json') faults.unshift('content-type');
  return faults;
}
