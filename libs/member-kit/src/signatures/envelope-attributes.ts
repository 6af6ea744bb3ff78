/** Everything that an envelope says, by name; the signature covers all of it. */
export interface EnvelopeFacts {
  readonly id: string;
  /** Member id. */
  readonly source: string;
  readonly type: string;
  readonly entity: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly entityVersion: number;
  readonly sequence: number;
  readonly previousDigest: string;
  readonly digest: string;
  readonly salt: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly agreementVersion: string;
  readonly purpose: string;
  readonly traceparent: string | null;
  readonly keyId: string;
}

/** A header name with its value. */
export type Attribute = readonly [name: string, value: string];

/** The `ce-` attributes in the order of their names, which is the order in which they are signed. */
export function attributesOf(facts: EnvelopeFacts): Attribute[] {
  const attributes: Attribute[] = [['ce-agreementversion', facts.agreementVersion]];
  if (facts.causationId !== null) attributes.push(['ce-causationid', facts.causationId]);
  attributes.push(
    ['ce-correlationid', facts.correlationId],
    ['ce-digest', facts.digest],
    ['ce-entityversion', String(facts.entityVersion)],
    ['ce-id', facts.id],
    ['ce-keyid', facts.keyId],
    ['ce-previousdigest', facts.previousDigest],
    ['ce-purpose', facts.purpose],
    ['ce-salt', facts.salt],
    ['ce-sequence', String(facts.sequence)],
    ['ce-source', `urn:rete:${facts.source}`],
    ['ce-specversion', '1.0'],
    ['ce-subject', facts.entity],
    ['ce-time', facts.time],
  );
  if (facts.traceparent !== null) attributes.push(['ce-traceparent', facts.traceparent]);
  attributes.push(['ce-type', facts.type]);
  return attributes;
}
