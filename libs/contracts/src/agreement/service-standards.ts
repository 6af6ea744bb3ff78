import type { ServiceStandard } from './agreement.types.js';
import { spokenTime } from './spoken-time.js';

// Within what time what must follow (article 9). The numbers are the network's own commitments: a change is a new version of the agreement.
const commitments: readonly Omit<ServiceStandard, 'text'>[] = [
  {
    id: 'referral-answered',
    clause: '9.1',
    after: 'referral.proposed.v1',
    expects: ['referral.accepted.v1', 'referral.declined.v1', 'referral.withdrawn.v1'],
    within: { amount: 5, unit: 'working-day' },
    by: 'counterpart',
    what: { it: 'risposta a un invio proposto', en: 'answer to a proposed referral' },
  },
  {
    id: 'contacts-shared',
    clause: '9.2',
    after: 'referral.accepted.v1',
    expects: ['referral.contacts-shared.v1', 'referral.withdrawn.v1', 'referral.closed.v1'],
    within: { amount: 1, unit: 'working-day' },
    by: 'holder',
    what: { it: "trasmissione dei contatti dopo l'accettazione", en: 'sending of contacts after acceptance' },
  },
  {
    id: 'referral-closed',
    clause: '9.3',
    after: 'referral.accepted.v1',
    expects: ['referral.closed.v1', 'referral.withdrawn.v1'],
    within: { amount: 30, unit: 'day' },
    by: 'vacancy-owner',
    what: { it: "comunicazione dell'esito di un invio accettato", en: 'outcome of an accepted referral' },
  },
  {
    id: 'erasure-confirmed',
    clause: '9.4',
    after: 'network.erasure-requested.v1',
    expects: ['network.erasure-confirmed.v1'],
    within: { amount: 72, unit: 'hour' },
    by: 'every-holder-of-data',
    what: { it: 'conferma di una cancellazione', en: 'confirmation of an erasure' },
  },
  {
    id: 'enrolment-answered',
    clause: '9.6',
    after: 'training.enrolment-requested.v1',
    expects: ['training.enrolment-confirmed.v1', 'training.enrolment-declined.v1', 'training.enrolment-withdrawn.v1'],
    within: { amount: 5, unit: 'working-day' },
    by: 'course-owner',
    what: { it: 'risposta a una richiesta di iscrizione', en: 'answer to a requested enrolment' },
  },
  {
    id: 'need-taken-up',
    clause: '9.7',
    after: 'need.declared.v1',
    expects: ['training.course-published.v1', 'need.withdrawn.v1'],
    within: { amount: 60, unit: 'day' },
    by: 'any-training-member',
    follows: 'story',
    what: { it: 'corso che risponde a un fabbisogno dichiarato', en: 'course that takes up a declared need' },
  },
];

/** The service standards of the network. */
export const serviceStandards: readonly ServiceStandard[] = commitments.map((commitment) => {
  const time = spokenTime(commitment.within);
  return { ...commitment, text: { it: `${commitment.what.it}: entro ${time.it}`, en: `${commitment.what.en}: within ${time.en}` } };
});
