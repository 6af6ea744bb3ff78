import type { Agreement } from '../agreement/agreement.types.js';
import type { Member } from '../agreement/member-kind.js';
import type { Text } from '../text.js';
import { ruleOf } from './rules-of.js';
import { audiencesFor } from './variants.js';

/** Why the agreement refuses. */
export type RefusalCode = 'unknown-event' | 'not-a-publisher' | 'not-a-reader' | 'wrong-audience';

/** The agreement does not allow this, and says by which clause. */
export class AgreementRefusal extends Error {
  readonly code: RefusalCode;
  /** Number of the clause. */
  readonly clause: string;
  readonly text: Text;

  constructor(code: RefusalCode, clause: string, text: Text) {
    super(`${text.en} (clause ${clause})`);
    this.name = 'AgreementRefusal';
    this.code = code;
    this.clause = clause;
    this.text = text;
  }
}

/** Clause by which nothing flows that the agreement does not list. */
const ONLY_WHAT_IS_LISTED = '1.3';

/**
 * The publish gate.
 * @throws AgreementRefusal when this member's kind may not publish this event.
 */
export function refuseUnlessMayPublish(agreement: Agreement, member: Member, type: string): void {
  const rule = ruleOf(agreement, type) ?? refuseUnknown(agreement, type);
  if (rule.publishers.includes(member.kind)) return;
  throw new AgreementRefusal('not-a-publisher', rule.clause, {
    it: `un membro di tipo ${member.kind} non può pubblicare ${type}`,
    en: `a member of kind ${member.kind} may not publish ${type}`,
  });
}

/**
 * The delivery gate. `audience` is the token in the event's subject.
 * @throws AgreementRefusal when this member may not read this event, or not in this form.
 */
export function refuseUnlessMayRead(agreement: Agreement, member: Member, type: string, audience: string): void {
  const rule = ruleOf(agreement, type) ?? refuseUnknown(agreement, type);
  const audiences = audiencesFor(rule, member);
  if (audiences.includes(audience)) return;
  if (audiences.length === 0) {
    throw new AgreementRefusal('not-a-reader', rule.clause, {
      it: `un membro di tipo ${member.kind} non può leggere ${type}`,
      en: `a member of kind ${member.kind} may not read ${type}`,
    });
  }
  throw new AgreementRefusal('wrong-audience', rule.clause, {
    it: `questa copia di ${type} non è per un membro di tipo ${member.kind}`,
    en: `this copy of ${type} is not for a member of kind ${member.kind}`,
  });
}

function refuseUnknown(agreement: Agreement, type: string): never {
  throw new AgreementRefusal('unknown-event', ONLY_WHAT_IS_LISTED, {
    it: `l'accordo ${agreement.version} non prevede l'evento ${type}`,
    en: `the agreement ${agreement.version} has no event ${type}`,
  });
}
