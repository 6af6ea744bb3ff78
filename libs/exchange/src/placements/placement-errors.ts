import { Conflict, type Fault, Invalid, NotFound, Refused } from '@filiera/member-kit';

export const placementNotFound = (): NotFound =>
  new NotFound({ code: 'placement.not-found', text: { it: 'Nessun inserimento con questo identificativo su questo nodo.', en: 'This node has no placement with this id.' } });

export const notThePublisher = (): Refused =>
  new Refused({
    code: 'placement.not-the-publisher', clause: '6.2',
    text: { it: 'Un inserimento lo aggiorna solo chi lo ha comunicato alla rete.', en: 'Only the member that told the network of a placement updates it.' },
  });

export const alreadyEnded = (): Conflict =>
  new Conflict({ code: 'placement.ended', text: { it: 'L’inserimento è già concluso.', en: 'The placement has already ended.' } });

export const invalidPlacement = (faults: readonly Fault[]): Invalid =>
  new Invalid({ code: 'placement.invalid', text: { it: 'I dati dell’inserimento non sono coerenti.', en: 'The placement’s data do not agree.' }, faults });

export const referralNotPlaceable = (): Conflict =>
  new Conflict({
    code: 'placement.referral-not-accepted',
    text: {
      it: 'Un inserimento nasce da un invio accettato, o già chiuso con assunzione, della vostra offerta.',
      en: 'A placement comes from an accepted referral, or one already closed as hired, on your own vacancy.',
    },
  });

export const alreadyPlaced = (placement: string): Conflict =>
  new Conflict({
    code: 'placement.already-recorded',
    text: { it: `Per questa persona e questa offerta c’è già l’inserimento ${placement}.`, en: `This person is already placed on this vacancy: placement ${placement}.` },
  });

export const onlyOwnWithoutReferral = (): Refused =>
  new Refused({
    code: 'placement.needs-referral', clause: '6.1',
    text: {
      it: 'Senza invio si registra solo l’inserimento di un vostro candidato su una vostra offerta: altrimenti indicare l’invio accettato.',
      en: 'Without a referral only your own candidate on your own vacancy can be placed: otherwise name the accepted referral.',
    },
  });

export const oneOrigin = (): Invalid =>
  new Invalid({
    code: 'placement.one-origin',
    text: { it: 'Indicare l’invio, oppure offerta e candidato: l’uno o gli altri.', en: 'Name the referral, or vacancy and candidate: one or the others.' },
    faults: [{ field: 'referral', rule: 'oneOrigin', text: { it: 'L’invio, oppure offerta e candidato.', en: 'The referral, or vacancy and candidate.' } }],
  });
