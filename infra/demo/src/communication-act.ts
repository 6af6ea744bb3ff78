import type { Text } from '@filiera/contracts';
import { type NodeClient, OCCUPATIONS } from '@filiera/sample';
import type { Cast } from './cast.js';
import type { Narrator } from './narrator.js';
import { GALLIPOLI, jobseeker } from './people.js';
import { seenBy, shown } from './seen-by.js';
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

interface MissedTerm {
  readonly clause: string;
  readonly member: string | null;
  readonly entity: string | null;
  readonly due: string;
  readonly noticedAt: string;
}

/** Eleven digits each with their check digit: firms that do not exist. */
const RESTAURANT = { taxCode: '00000000018', name: 'Ristorante Esempio Srl' };
const BAR = { taxCode: '00000000026', name: 'Bar Esempio Srl' };
/** Where the jobseeker was born and works: Gallipoli's Belfiore code. */
const GALLIPOLI_BELFIORE = 'D883';

/**
 * The hire of the office's jobseeker arrives as a mandatory communication and is recognised as the referral's; another one arrives late, and the
 * coordinator sees that.
 * @returns how many events of the network family that took
 */
export async function hireIsCommunicated({ agency, cpi, coordinator }: Cast, narrator: Narrator, person: string, now: Date): Promise<number> {
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

  narrator.step(cpi.id, { it: 'riceve in ritardo un’altra assunzione: la prende, la segnala, e l’ente coordinatore lo viene a sapere', en: 'receives another hire late: it is taken and flagged, and the coordinating body gets to know' });
  const late = await cpi.postXml<Taken>('/mandatory-communications', unilavOf({ ...hire, code: codeOf(now, 2), employer: BAR, startDate: dayFrom(now, -10), endDate: dayFrom(now, 80) }));
  if (late.deadline?.late) {
    narrator.detail({
      it: `dovuta entro il ${late.deadline.dueOn}, ${late.deadline.daysLate} giorni di ritardo (${late.deadline.source})`, en: `due by ${late.deadline.dueOn}, ${late.deadline.daysLate} days late (${late.deadline.source})`,
    });
    await delayIsSeen(coordinator, cpi.id, narrator, late.deadline.dueOn, now);
  } else narrator.fault({ it: 'il ritardo non è segnalato', en: 'the delay is not flagged' });
  return 1;
}

/** The coordinator sees that a term was missed, where and by when; neither the firm nor the person. */
async function delayIsSeen(coordinator: NodeClient, office: string, narrator: Narrator, dueOn: string, now: Date): Promise<void> {
  const path = `/standards/breaches?standard=communication-in-time&member=${office}`;
  const isIt = ({ due, noticedAt }: MissedTerm): boolean => due.startsWith(dueOn) && Date.parse(noticedAt) >= now.getTime();
  await seenBy<{ items: MissedTerm[] }>(narrator, [coordinator], path, performance.now(), { it: 'vede il termine mancato', en: 'sees the missed term' }, ({ items }) => items.some(isIt));
  const seen = (await shown<{ items: MissedTerm[] }>(coordinator, path))?.items.find(isIt);
  if (!seen) return;
  narrator.detail({
    it: `clausola ${seen.clause}, presso ${seen.member}, scaduta il ${dueOn}: non sa di quale impresa né di quale persona`,
    en: `clause ${seen.clause}, at ${seen.member}, due on ${dueOn}: it knows neither of which firm nor of which person`,
  });
  if (seen.entity !== null) narrator.fault({ it: 'l’ente coordinatore vede quale comunicazione', en: 'the coordinating body sees which communication' });
}

/** Sixteen digits, different at every performance. */
function codeOf(now: Date, number: number): string {
  return `16${now.getTime()}${number}`;
}
