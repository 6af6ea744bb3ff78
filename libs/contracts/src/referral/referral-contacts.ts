import { Obeys, Optional } from '../fields/field-rule.js';
import { Words, codeRule } from '../fields/values.js';

const ADDRESS = '^[^\\x00-\\x1f\\x7f]+@[^\\x00-\\x20\\x7f@]+$';
const E_MAIL = codeRule('e-mail', new RegExp(ADDRESS), 254, { it: 'indirizzo e-mail', en: 'e-mail address' });

/**
 * How a candidate is reached: what the holder seals in an accepted referral, as JSON in UTF-8, and nothing else of the person. The tax code never travels.
 * Readers that open something else set the event aside; the next that the holder sends counts.
 */
export class ReferralContacts {
  /** First name. */
  @Words(100)
  firstName!: string;

  /** Last name. */
  @Words(100)
  lastName!: string;

  /** E-mail address; left out when there is none. */
  @Optional()
  @Obeys(E_MAIL)
  email?: string;

  /** Telephone number as one dials it, for example +39 0832 000001; left out when there is none. */
  @Optional()
  @Words(40)
  phone?: string;
}
