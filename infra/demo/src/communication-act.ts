import type { Text } from '@filiera/contracts';
import { OCCUPATIONS } from '@filiera/sample';
import type { Cast } from './cast.js';
import type { Narrator } from './narrator.js';
import { GALLIPOLI, jobseeker } from './people.js';
import { seenBy } from './seen-by.js';
import { dayFrom } from './story-dates.js';
import { unilavOf } from './unilav.js';

interface Taken {
  readonly id: string;
  readonly outcome: string;
  readonly outcomeLabel: Text;
  readonly referral: string | null;
  readonly placement: string | null;
  readonly deadline: { readonly late: boolean; readonly daysLate: number; readonly dueOn: string; readonly source: string } | null;
}

/** Eleven digits each with their check digit: firms that do not exist. */
const RESTAURANT = { taxCode: '00000000018', name: 'Ristorante Esempio Srl' };
const BAR = { taxCode: '00000000026', name: 'Bar Esempio Srl' };
/** Where the jobseeker was born and works: Gallipoli's Belfiore code. */
const GALLIPOLI_BELFIORE = 'D883';

/** The hire of the office's jobseeker arrives as a mandatory communication and is recognised as the referral's; another one arrives late. */
export async function hireIsCommunicated({ agency, cpi }: Cast, narrator: Narrator, person: string, now: Date): Promise<void> {
  narrator.step(cpi.id, { it: 'propone la persona a un ristorante che l’agenzia serve; l’agenzia accetta', en: 'proposes the person to a restaurant that the agency serves; the agency accepts' });
  const { waiter } = OCCUPATIONS;
  const vacancy = (await agency.post<{ id: string }>('/vacancies', {
    title: 'Sala, m/f', description: waiter.description, language: 'it', employer: { name: RESTAURANT.name }, occupation: waiter.ref, essentialSkills: waiter.skills.slice(0, 3),
    workplace: { country: 'IT', municipality: GALLIPOLI }, contract: 'fixed-term', durationMonths: 6, hours: { schedule: 'full-time', weekly: 40 }, pay: { min: 1350, max: 1500, currency: 'EUR', period: 'month' },
    positions: 1, remote: 'none', targetedPlacement: false, validUntil: dayFrom(now, 30), agencyAuthorisation: 'Aut. Min. Esempio 0001', sample: true,
  })).id;
  await agency.post(`/vacancies/${vacancy}/publish`);
  await seenBy(narrator, [cpi], `/board/vacancies/${vacancy}`, performance.now(), { it: 'vede l’offerta', en: 'sees the vacancy' });
  const referral = (await cpi.post<{ id: string }>('/referrals', { vacancy, candidate: person })).id;
  await seenBy(narrator, [agency], `/referrals/${referral}`, performance.now(), { it: 'riceve la proposta', en: 'receives the proposal' });
  await agency.post(`/referrals/${referral}/accept`);
  await seenBy<{ status: string }>(narrator, [cpi], `/referrals/${referral}`, performance.now(), { it: 'vede che è accettata', en: 'sees that it was accepted' }, ({ status }) => status === 'accepted');

  const [startDate, endDate] = [dayFrom(now, 7), dayFrom(now, 187)];
  const hire = { sentAt: now, worker: jobseeker, birthplace: GALLIPOLI_BELFIORE, workplace: GALLIPOLI_BELFIORE };
  narrator.step(cpi.id, { it: 'riceve l’UNILAV dell’assunzione e la riconosce', en: 'receives the UNILAV of the hire and recognises it' });
  const taken = await cpi.postXml<Taken>('/mandatory-communications', unilavOf({ ...hire, code: codeOf(now, 1), employer: RESTAURANT, startDate, endDate }));
  narrator.detail(taken.outcomeLabel);
  await agency.post('/placements', { referral, contract: 'fixed-term', startDate, endDate });
  await seenBy<Taken>(narrator, [cpi], `/mandatory-communications/${taken.id}`, performance.now(), {
    it: 'riscontra l’assunzione con l’inserimento: uno solo', en: 'reconciles the hire with the placement: one only',
  }, ({ outcome, placement }) => outcome === 'confirmed' && placement !== null);

  narrator.step(cpi.id, { it: 'riceve in ritardo un’altra assunzione: la prende, e la segnala', en: 'receives another hire late: it is taken, and flagged' });
  const late = await cpi.postXml<Taken>('/mandatory-communications', unilavOf({ ...hire, code: codeOf(now, 2), employer: BAR, startDate: dayFrom(now, -10), endDate: dayFrom(now, 80) }));
  if (late.deadline?.late) {
    narrator.detail({
      it: `dovuta entro il ${late.deadline.dueOn}, ${late.deadline.daysLate} giorni di ritardo (${late.deadline.source})`, en: `due by ${late.deadline.dueOn}, ${late.deadline.daysLate} days late (${late.deadline.source})`,
    });
  } else narrator.fault({ it: 'il ritardo non è segnalato', en: 'the delay is not flagged' });
}

/** Sixteen digits, different at every performance. */
function codeOf(now: Date, number: number): string {
  return `16${now.getTime()}${number}`;
}
