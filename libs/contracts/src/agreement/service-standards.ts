import type { ServiceStandard } from './agreement.types.js';

/** Within what time what must follow (article 9). The numbers are the network's own commitments: a change is a new version of the agreement. */
export const serviceStandards: readonly ServiceStandard[] = [
  {
    id: 'referral-answered',
    clause: '9.1',
    after: 'referral.proposed.v1',
    expects: ['referral.accepted.v1', 'referral.declined.v1', 'referral.withdrawn.v1'],
    within: { amount: 5, unit: 'working-day' },
    by: 'counterpart',
    text: { it: 'a ogni invio si risponde entro 5 giorni lavorativi', en: 'every referral is answered within 5 working days' },
  },
  {
    id: 'contacts-shared',
    clause: '9.2',
    after: 'referral.accepted.v1',
    expects: ['referral.contacts-shared.v1', 'referral.withdrawn.v1', 'referral.closed.v1'],
    within: { amount: 1, unit: 'working-day' },
    by: 'holder',
    text: { it: "i contatti arrivano entro 1 giorno lavorativo dall'accettazione", en: 'contacts arrive within 1 working day of acceptance' },
  },
  {
    id: 'referral-closed',
    clause: '9.3',
    after: 'referral.accepted.v1',
    expects: ['referral.closed.v1', 'referral.withdrawn.v1'],
    within: { amount: 30, unit: 'day' },
    by: 'vacancy-owner',
    text: { it: "l'esito di un invio accettato si comunica entro 30 giorni", en: 'the outcome of an accepted referral is given within 30 days' },
  },
  {
    id: 'erasure-confirmed',
    clause: '9.4',
    after: 'network.erasure-requested.v1',
    expects: ['network.erasure-confirmed.v1'],
    within: { amount: 72, unit: 'hour' },
    by: 'every-holder-of-data',
    text: { it: 'ogni cancellazione si conferma entro 72 ore', en: 'every erasure is confirmed within 72 hours' },
  },
];
