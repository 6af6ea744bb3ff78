import type { Agreement, EventRule, Variant } from '../agreement/agreement.types.js';
import { familyOf } from '../derive/rules-of.js';
import { projectVariant } from '../derive/variants.js';
import type { EventContract } from '../events/event-contract.js';
import { schemaOf } from '../schema/schema-of.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { headerOfField, headerSchema, type Envelope } from '../wire/envelope.js';
import { MAX_PAYLOAD_BYTES, MOST_EVENTS_SIGNED_TOGETHER, MOST_VERSIONS_AHEAD } from '../wire/limits.js';
import { SUBJECT_ROOT, concernsPerson, hasNamedEntity } from '../wire/subject.js';
import { described, mapValues } from './described-schema.js';
import type { ClassComments } from './doc-comments.js';

/** One event in one form: a channel of its own, because each form has its own audience in the subject and its own payload. */
interface Form {
  readonly id: string;
  readonly contract: EventContract;
  readonly rule: EventRule;
  readonly variant: Variant;
}

/** The network as an AsyncAPI 3.0 document: every event in every form, who sends it and who receives it. */
export function asyncApiOf(agreement: Agreement, events: readonly EventContract[], comments: ReadonlyMap<string, ClassComments>): JsonSchema {
  const forms = agreement.events.flatMap((rule) => {
    const contract = events.find(({ type }) => type === rule.type);
    return contract ? rule.variants.map((variant): Form => ({ id: `${rule.type.replaceAll('.', '-')}-${variant.audience}`, contract, rule, variant })) : [];
  });
  const payloads = forms.map((form) => ({ id: form.id, schema: described(schemaOf(form.contract, form.variant), comments) }));
  return {
    asyncapi: '3.0.0',
    info: {
      title: agreement.title.en,
      version: agreement.version,
      description:
        'Events of the provincial network of employment services, over NATS JetStream. CloudEvents 1.0 in binary mode: attributes are headers, the payload is the data alone. Derived from the network agreement; the clause of each event is in `x-clause`. ' +
        `An event that answers another takes over its \`ce-correlationid\`. Beyond the schemas, readers refuse a payload of more than ${MAX_PAYLOAD_BYTES} bytes, a signature over more than ${MOST_EVENTS_SIGNED_TOGETHER} events, and a step of a referral or an enrolment more than ${MOST_VERSIONS_AHEAD} versions ahead of the newest that they know.`,
      license: { name: 'EUPL-1.2', url: 'https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12' },
      contact: { name: 'Filiera', url: 'https://filiera.example' },
      tags: agreement.streams.map(({ family }) => ({ name: family })),
    },
    id: 'urn:rete:asyncapi',
    defaultContentType: 'application/json',
    servers: { hub: { host: 'hub.example:4222', protocol: 'nats', description: "The network's hub. Its address comes with the invitation to join." } },
    channels: Object.fromEntries(forms.map((form) => [form.id, channelOf(form)])),
    operations: Object.fromEntries(forms.flatMap((form) => [[`send-${form.id}`, operationOf(form, 'send')], [`receive-${form.id}`, operationOf(form, 'receive')]])),
    components: {
      messages: Object.fromEntries(forms.map((form) => [form.id, messageOf(form)])),
      schemas: {
        Headers: headers(comments),
        ...Object.assign({}, ...payloads.map(({ schema }) => mapValues((schema['$defs'] ?? {}) as Readonly<Record<string, JsonSchema>>, relocated))),
        ...Object.fromEntries(payloads.map(({ id, schema }) => [id, relocated(schema)])),
      },
    },
  };
}

function channelOf({ id, rule, variant, contract }: Form): JsonSchema {
  const person = concernsPerson(rule.type);
  const audience = variant.audience === 'parties' ? '{member}' : variant.audience;
  return {
    address: `${SUBJECT_ROOT}.${rule.type}.{publisher}.${audience}.${person ? '{person}' : '-'}.{entity}`,
    title: rule.title.en,
    description: contract.description,
    messages: { [id]: { $ref: `#/components/messages/${id}` } },
    parameters: {
      publisher: { description: 'Member that publishes.' },
      ...(variant.audience === 'parties' ? { member: { description: 'Member that the event concerns.' } } : {}),
      ...(person ? { person: { description: 'Pseudonym of the person concerned: a UUID in lower case.' } } : {}),
      entity: { description: `Identifier of the entity: ${hasNamedEntity(rule.type) ? 'a name' : 'a UUID in lower case'}.` },
    },
    tags: [{ name: familyOf(rule.type) }],
  };
}

function operationOf({ id, rule, variant }: Form, action: 'send' | 'receive'): JsonSchema {
  const kinds = action === 'send' ? rule.publishers : variant.readers;
  return {
    action,
    channel: { $ref: `#/channels/${id}` },
    messages: [{ $ref: `#/channels/${id}/messages/${id}` }],
    summary: `${action === 'send' ? 'Sent' : 'Received'} by members of kind ${kinds.join(', ')}${variant.audience === 'parties' && action === 'receive' ? ' that the event concerns' : ''}.`,
    'x-kinds': kinds,
    'x-clause': rule.clause,
  };
}

function messageOf({ id, contract, rule, variant }: Form): JsonSchema {
  return {
    name: rule.type,
    title: rule.title.en,
    summary: contract.description,
    contentType: 'application/json',
    headers: { $ref: '#/components/schemas/Headers' },
    payload: { $ref: `#/components/schemas/${id}` },
    examples: [{ name: 'example', payload: JSON.parse(JSON.stringify(projectVariant(contract.example, variant.omits))) as unknown }],
    'x-clause': rule.clause,
    'x-purpose': rule.purpose,
    'x-legal-bases': rule.legalBases,
    'x-data-categories': rule.dataCategories,
    'x-retention': rule.retention,
    'x-omits': variant.omits,
  };
}

function headers(comments: ReadonlyMap<string, ClassComments>): JsonSchema {
  const meaning = new Map(Object.entries(comments.get('Envelope')?.fields ?? {}).map(([field, text]) => [headerOfField(field as keyof Envelope), text]));
  const schema = headerSchema();
  return { ...schema, properties: mapValues(schema['properties'] as Readonly<Record<string, JsonSchema>>, (one, name) => ({ description: meaning.get(name), ...one })) };
}

/** A schema moved into the document: references point into `components`, and what belongs to a file of its own is dropped. */
function relocated(schema: JsonSchema): JsonSchema {
  const { $schema: _dialect, $id: _id, $defs: _defs, ...rest } = schema;
  return JSON.parse(JSON.stringify(rest).replaceAll('"#/$defs/', '"#/components/schemas/').replaceAll('"dependentRequired"', '"dependencies"')) as JsonSchema;
}
