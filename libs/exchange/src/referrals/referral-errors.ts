import type { ReferralState } from '@filiera/contracts';
import { Conflict, NotFound, Refused } from '@filiera/member-kit';

const STATUS_IT: Readonly<Record<ReferralState['status'], string>> = {
  proposed: 'proposto', accepted: 'accettato', declined: 'rifiutato', withdrawn: 'ritirato', closed: 'chiuso',
};

export const referralNotFound = (): NotFound =>
  new NotFound({ code: 'referral.not-found', text: { it: 'Nessun invio con questo identificativo su questo nodo.', en: 'This node has no referral with this id.' } });

export const notAParty = (): Refused =>
  new Refused({
    code: 'referral.not-a-party', clause: '5.1',
    text: { it: 'Solo chi segue il candidato o chi ha pubblicato l’offerta può agire su questo invio.', en: 'Only the candidate’s holder or the vacancy’s owner may act on this referral.' },
  });

export const notProposed = (): Refused =>
  new Refused({
    code: 'referral.not-proposed', clause: '5.5',
    text: { it: 'Accettazione di un invio che questo nodo non ha proposto: i recapiti non partono.', en: 'Acceptance of a referral that this node did not propose: no contacts leave.' },
  });

export const contactsOfAnother = (): Refused =>
  new Refused({
    code: 'referral.contacts-of-another', clause: '5.5',
    text: {
      it: 'I recapiti di un invio li manda solo chi segue il candidato, a chi ha pubblicato l’offerta e per quel candidato.',
      en: 'Only the candidate’s holder sends the contacts of a referral, to the vacancy’s owner and of that candidate.',
    },
  });

export const ownBothSides = (): Conflict =>
  new Conflict({
    code: 'referral.both-yours',
    text: {
      it: 'Candidato e offerta sono entrambi vostri: non serve un invio nella rete. Registrate direttamente l’inserimento con POST /placements { vacancy, candidate, … }; dove il nodo non registra inserimenti, segnate il posto come coperto con POST /vacancies/{id}/fill.',
      en: 'Candidate and vacancy are both yours: no referral is needed across the network. Record the placement directly with POST /placements { vacancy, candidate, … }; where the node records no placements, mark the position as filled with POST /vacancies/{id}/fill.',
    },
  });

export const ownNeither = (): Refused =>
  new Refused({
    code: 'referral.neither-yours', clause: '5.2',
    text: {
      it: 'Può proporre un invio chi segue il candidato o chi ha pubblicato l’offerta: qui nessuno dei due è vostro.',
      en: 'A referral is proposed by the candidate’s holder or by the vacancy’s owner: neither is yours here.',
    },
  });

export const unknownVacancy = (): NotFound =>
  new NotFound({ code: 'referral.vacancy-unknown', text: { it: 'Questo nodo non conosce l’offerta indicata.', en: 'This node does not know that vacancy.' } });

export const unknownCandidate = (): NotFound =>
  new NotFound({ code: 'referral.candidate-unknown', text: { it: 'Questo nodo non conosce il candidato indicato.', en: 'This node does not know that candidate.' } });

export const vacancyNotLive = (): Conflict =>
  new Conflict({
    code: 'referral.vacancy-not-live',
    text: { it: 'L’offerta non è più aperta: è coperta, scaduta o ritirata.', en: 'The vacancy is no longer open: it is filled, expired or withdrawn.' },
  });

export const candidateNotAvailable = (): Conflict =>
  new Conflict({
    code: 'referral.candidate-not-available',
    text: { it: 'Il candidato non è disponibile in questo momento.', en: 'The candidate is not available at present.' },
  });

export const alreadyOpen = (referral: string): Conflict =>
  new Conflict({
    code: 'referral.already-open',
    text: { it: `Lo stesso candidato è già stato proposto per questa offerta: invio ${referral}.`, en: `The same candidate is already proposed for this vacancy: referral ${referral}.` },
  });

export const wrongStatus = (status: ReferralState['status'], needed: ReferralState['status'][]): Conflict =>
  new Conflict({
    code: 'referral.wrong-status',
    text: {
      it: `L’invio è ${STATUS_IT[status]}; per questa azione deve essere ${needed.map((one) => STATUS_IT[one]).join(' o ')}. Rileggetelo: l’altra parte può averlo aggiornato.`,
      en: `The referral is ${status}; this needs it to be ${needed.join(' or ')}. Read it again: the other party may have updated it.`,
    },
  });

export const notYoursToAnswer = (): Refused =>
  new Refused({
    code: 'referral.answer-is-the-others', clause: '5.3',
    text: { it: 'A una proposta risponde l’altra parte: chi l’ha fatta può solo ritirarla.', en: 'A proposal is answered by the other party: whoever made it can only withdraw it.' },
  });

export const notYoursToWithdraw = (): Refused =>
  new Refused({
    code: 'referral.withdraw-is-the-proposers', clause: '5.4',
    text: { it: 'Una proposta senza risposta la ritira solo chi l’ha fatta: voi potete accettarla o rifiutarla.', en: 'Only its proposer withdraws an unanswered proposal: you may accept or decline it.' },
  });

export const outcomeIsTheOwners = (): Refused =>
  new Refused({
    code: 'referral.outcome-is-the-owners', clause: '5.4',
    text: {
      it: 'L’esito lo dichiara chi ha pubblicato l’offerta; chi segue il candidato può dichiarare solo la rinuncia del candidato.',
      en: 'The vacancy’s owner declares the outcome; the holder may only declare that the candidate renounced.',
    },
  });

export const noContacts = (): NotFound =>
  new NotFound({
    code: 'referral.no-contacts', clause: '5.5',
    text: {
      it: 'Nessun recapito da mostrare: arriva solo a chi ha pubblicato l’offerta, dopo l’accettazione, e resta finché l’invio è accettato o chiuso con assunzione.',
      en: 'No contacts to show: they reach only the vacancy’s owner, after the acceptance, and stay while the referral is accepted or closed as hired.',
    },
  });
