import { AGREEMENT } from '../agreement/agreement.js';
import { EVENTS } from '../events/events.js';
import { ReferralContacts } from '../referral/referral-contacts.js';
import { schemaOf, schemaOfClass } from '../schema/schema-of.js';
import { agreementDocument } from './agreement-document.js';
import { asyncApiOf } from './asyncapi.js';
import { described } from './described-schema.js';
import { docCommentsOf } from './doc-comments.js';

/**
 * Every generated document: its path below `docs/`, and its text.
 * @param sources the TypeScript sources of this library, for the doc comments of classes and fields.
 */
export function allDocuments(sources: readonly string[]): ReadonlyMap<string, string> {
  const comments = docCommentsOf(sources);
  return new Map([
    ...EVENTS.map((contract) => [`contracts/schemas/${contract.type}.json`, json(described(schemaOf(contract), comments))] as const),
    // What is sealed inside a payload: nobody on the way can check it, so whoever writes it must know its form.
    ['contracts/schemas/referral.contacts.v1.json', json(described({ $id: 'urn:rete:schema:referral.contacts.v1', ...schemaOfClass(ReferralContacts) }, comments))],
    ['contracts/asyncapi.json', json(asyncApiOf(AGREEMENT, EVENTS, comments))],
    ['agreement/accordo-di-rete.md', agreementDocument(AGREEMENT, 'it')],
    ['agreement/agreement.md', agreementDocument(AGREEMENT, 'en')],
  ]);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
