import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { referralClosedV1, referralContactsSharedV1, referralWithdrawnV1, type EventContract, type ReferralContactsSharedV1, type ReferralState } from '@filiera/contracts';
import { MemberRegistry, UnitOfWork, type ReceivedEvent, type Secrets } from '@filiera/member-kit';
import { RunningMember, samplePerson, sampleProfile } from '@filiera/testing';
import { exchange } from '../features/features.js';
import { KeepContacts } from './keep-contacts.js';
import { RestoreContacts } from './restore-contacts.js';
import { ShareContacts } from './share-contacts.js';

const OTHER = 'agency-esempio';

describe('the contacts of referrals at a member that was restored from a backup', () => {
  let school: RunningMember;
  let people = 820;

  beforeAll(async () => {
    school = await RunningMember.start({ ...exchange, kind: 'school', agreement: '^1.0.0' });
  });
  afterAll(() => school?.stop());

  const candidate = async (): Promise<string> =>
    (await school.as('operator').post('/candidates', { ...samplePerson(people++), profile: sampleProfile, sections: ['occupations'] }).expect(201)).body.id;
  const referral = (status: ReferralState['status'], parties: Pick<ReferralState, 'holder' | 'vacancyOwner'>, more: Partial<ReferralState> = {}): ReferralState =>
    ({ status, vacancy: randomUUID(), proposedBy: 'holder', answerBy: '2026-11-30T22:59:59.000Z', ...parties, ...more });
  const event = <T extends object>({ type }: EventContract<T>, entity: string, person: string, source: string, data: T): ReceivedEvent<T> => (
    { id: randomUUID(), type, source, sourceKind: 'school', audience: source, entity, version: 3, person, time: new Date(), data, correlationId: randomUUID(), sequence: 1 });
  const restore = (told: ReceivedEvent): Promise<unknown> => school.app.get(UnitOfWork).run((tx) => school.app.get(RestoreContacts, { strict: false }).restore(told, tx));
  const marks = (entity: string): Promise<unknown[]> => school.query(`SELECT way, email FROM referral_contacts WHERE referral = $1`, [entity]);

  it('do not leave it again when the acceptance comes once more: neither of what was sent, nor of what it has ended', async () => {
    const parties = { holder: 'school-esempio', vacancyOwner: OTHER };
    const person = await candidate();
    const once = (entity: string): Promise<void> => school.app.get(UnitOfWork).run((tx) => school.app.get(ShareContacts, { strict: false }).once(
      { referral: entity, version: 2, person, state: referral('accepted', parties), correlationId: randomUUID() }, tx));
    const [sent, ended, open] = [randomUUID(), randomUUID(), randomUUID()];
    await restore(event(referralContactsSharedV1, sent, person, parties.holder, referralContactsSharedV1.example));
    await restore(event(referralWithdrawnV1, ended, person, parties.holder, referral('withdrawn', parties)));
    await Promise.all([once(sent), once(ended)]);
    expect([await marks(sent), await marks(ended)]).toEqual([[{ way: 'sent', email: null }], [{ way: 'dropped', email: null }]]);
    // Of any other it would send them, were the other party known here.
    await expect(once(open)).rejects.toMatchObject({ status: 409 });
  });

  it('are not kept again at the vacancy\'s owner once it has closed the referral without a hire', async () => {
    const parties = { holder: OTHER, vacancyOwner: 'school-esempio' };
    const secrets = { open: async () => ({ firstName: 'Persona', lastName: 'Esempio', email: 'persona@example.org' }) } as unknown as Secrets;
    const contacts = new KeepContacts(school.app.get(MemberRegistry, { strict: false }), secrets, school.app.get(ShareContacts, { strict: false }));
    const arrive = (entity: string, person: string): Promise<void> => school.app.get(UnitOfWork).run((tx) => contacts.onContactsShared(
      event<ReferralContactsSharedV1>(referralContactsSharedV1, entity, person, OTHER, referralContactsSharedV1.example), { tx, rebuild: false, own: false }));
    const [person, inBackup, after, hired] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    await arrive(inBackup, person);
    for (const entity of [inBackup, after]) await restore(event(referralClosedV1, entity, person, parties.vacancyOwner, referral('closed', parties, { outcome: 'not-hired' })));
    await restore(event(referralClosedV1, hired, person, parties.vacancyOwner, referral('closed', parties, { outcome: 'hired' })));
    for (const entity of [after, hired]) await arrive(entity, person);
    const [dropped, kept] = [{ way: 'dropped', email: null }, { way: 'received', email: 'persona@example.org' }];
    expect([await marks(inBackup), await marks(after), await marks(hired)]).toEqual([[dropped], [dropped], [kept]]);
  });
});
