import {
  ReferralContacts, type ReferralContactsSharedV1, referralAcceptedV1, referralClosedV1, referralContactsSharedV1, referralDeclinedV1, referralProposedV1, referralWithdrawnV1, type ReferralState, validateClass,
} from '@filiera/contracts';
import { brokenRules, Consumes, type Delivery, EventRefused, MemberRegistry, type ReceivedEvent, refuseInDoubt, Secrets, type Transaction } from '@filiera/member-kit';
import { Controller } from '@nestjs/common';
import { dropContacts, dropForeignContacts } from './drop-contacts.js';
import { contactsOfAnother, notProposed } from './referral-errors.js';
import { ShareContacts } from './share-contacts.js';

/**
 * What another party's step makes this node do with contacts: send them, keep them, drop them. Not a projection:
 * a rebuild neither sends nor opens anything.
 */
@Controller()
export class KeepContacts {
  constructor(
    private readonly registry: MemberRegistry,
    private readonly secrets: Secrets,
    private readonly share: ShareContacts,
  ) {}

  @Consumes(referralProposedV1)
  async onProposed(event: ReceivedEvent<ReferralState>, { tx }: Delivery): Promise<void> {
    await dropForeignContacts(event.entity, event.person, event.data, tx);
  }

  @Consumes(referralAcceptedV1)
  async onAccepted(event: ReceivedEvent<ReferralState>, { tx, own }: Delivery): Promise<void> {
    await dropForeignContacts(event.entity, event.person, event.data, tx);
    if (own) return;
    await this.refuseUnlessProposed(event, tx);
    await this.share.once({
      referral: event.entity, version: event.version, person: event.person!, state: event.data, correlationId: event.correlationId, causationId: event.id,
    }, tx);
  }

  @Consumes(referralContactsSharedV1)
  async onContactsShared(event: ReceivedEvent<ReferralContactsSharedV1>, { tx, own }: Delivery): Promise<void> {
    if (own) return;
    await this.refuseContactsOfAnother(event, tx);
    const contacts = await this.opened(event.data.jwe);
    // A mark that they are no longer wanted, left by a withdrawal that came first, stands. Of contacts the same member's newest are right.
    await tx.query(
      `INSERT INTO referral_contacts (referral, person, way, first_name, last_name, email, phone, at, sent_by) VALUES ($1, $2, 'received', $3, $4, $5, $6, $7, $8)
       ON CONFLICT (referral) DO UPDATE SET person = excluded.person, first_name = excluded.first_name, last_name = excluded.last_name, email = excluded.email,
         phone = excluded.phone, at = excluded.at, sent_by = excluded.sent_by
       WHERE referral_contacts.way = 'received' AND referral_contacts.at < excluded.at AND coalesce(referral_contacts.sent_by, excluded.sent_by) = excluded.sent_by`,
      [event.entity, event.person, contacts.firstName, contacts.lastName, contacts.email ?? null, contacts.phone ?? null, event.time, event.source],
    );
  }

  @Consumes(referralDeclinedV1)
  async onDeclined(event: ReceivedEvent<ReferralState>, { tx }: Delivery): Promise<void> {
    await dropContacts(event.entity, event.person, event.data, event.time, tx);
  }

  @Consumes(referralWithdrawnV1)
  async onWithdrawn(event: ReceivedEvent<ReferralState>, { tx }: Delivery): Promise<void> {
    await dropContacts(event.entity, event.person, event.data, event.time, tx);
  }

  @Consumes(referralClosedV1)
  async onClosed(event: ReceivedEvent<ReferralState>, { tx }: Delivery): Promise<void> {
    await dropForeignContacts(event.entity, event.person, event.data, tx);
    await dropContacts(event.entity, event.person, event.data, event.time, tx);
  }

  /**
   * What is sealed nobody could check on its way here.
   * @throws EventRefused naming what is wrong with it, and none of the contacts; Invalid when no key opens it
   */
  private async opened(jwe: string): Promise<ReferralContacts> {
    const contacts = await this.secrets.open(jwe);
    const faults = validateClass(ReferralContacts, contacts);
    if (faults.length > 0) throw new EventRefused('invalid-payload', brokenRules(faults, 'contacts'));
    return contacts as ReferralContacts;
  }

  /**
   * Contacts may come before their referral, and are kept until it says whose they are; nobody is shown them before. Once it is known they are its holder's to send, to
   * the vacancy's owner, of its candidate.
   * @throws Refused, with which the event goes to quarantine
   */
  private async refuseContactsOfAnother({ entity, person, source }: ReceivedEvent, tx: Transaction): Promise<void> {
    const [known] = await tx.query<{ person: string; holder: string; owner: string }[]>(`SELECT person, holder, vacancy_owner AS owner FROM referral WHERE id = $1`, [entity]);
    if (known && (known.holder !== source || known.owner !== this.registry.self().id || known.person !== person)) throw contactsOfAnother();
  }

  /**
   * Another party accepts what this member has proposed to it, this person and no other: an own proposal is in the table before anybody hears of it, so whoever accepts
   * what is not there asks for contacts that nobody offered. A node that was restored remembers its proposals first.
   * @throws Refused, with which the event goes to quarantine; InDoubt
   */
  private async refuseUnlessProposed(event: ReceivedEvent<ReferralState>, tx: Transaction): Promise<void> {
    const [proposed] = await tx.query<unknown[]>(
      `SELECT FROM referral_step WHERE referral = $1 AND person = $2 AND by_member = $3 AND status = 'proposed'`,
      [event.entity, event.person, this.registry.self().id],
    );
    if (proposed) return;
    await refuseInDoubt(tx);
    throw notProposed();
  }
}
