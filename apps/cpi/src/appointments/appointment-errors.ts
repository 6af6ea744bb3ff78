import { Conflict, Invalid, NotFound } from '@filiera/member-kit';

export const slotNotFound = (): NotFound =>
  new NotFound({ code: 'appointment.slot-not-found', text: { it: 'Nessun orario con questo identificativo.', en: 'There is no slot with this id.' } });

export const appointmentNotFound = (): NotFound =>
  new NotFound({ code: 'appointment.not-found', text: { it: 'Nessun appuntamento con questo identificativo.', en: 'There is no appointment with this id.' } });

export const consequenceNotFound = (): NotFound =>
  new NotFound({ code: 'appointment.no-consequence', text: { it: 'Per questo appuntamento non è proposta alcuna conseguenza.', en: 'No consequence is proposed for this appointment.' } });

export const slotExists = (): Conflict =>
  new Conflict({ code: 'appointment.slot-exists', text: { it: 'Questo ufficio ha già un orario che comincia in quel momento.', en: 'This office already has a slot that begins at that moment.' } });

export const slotInPast = (): Invalid =>
  new Invalid({
    code: 'appointment.slot-in-past', text: { it: 'L’orario è già passato.', en: 'The slot is in the past.' },
    faults: [{ field: 'startsAt', rule: 'inFuture', text: { it: 'Dev’essere futuro.', en: 'It must be in the future.' } }],
  });

export const slotFull = (): Conflict =>
  new Conflict({ code: 'appointment.slot-full', text: { it: 'Non ci sono più posti in questo orario.', en: 'No place is left in this slot.' } });

export const slotBegun = (): Conflict =>
  new Conflict({ code: 'appointment.slot-begun', text: { it: 'L’orario è già cominciato.', en: 'The slot has already begun.' } });

export const slotNotBegun = (): Conflict =>
  new Conflict({ code: 'appointment.slot-not-begun', text: { it: 'L’orario non è ancora cominciato.', en: 'The slot has not begun yet.' } });

export const slotWithdrawn = (): Conflict =>
  new Conflict({ code: 'appointment.slot-withdrawn', text: { it: 'L’orario è stato ritirato.', en: 'The slot was withdrawn.' } });

export const slotTaken = (): Conflict =>
  new Conflict({ code: 'appointment.slot-taken', text: { it: 'In questo orario sono prenotate delle persone: prima si disdicono i loro appuntamenti.', en: 'People are booked in this slot: their appointments are cancelled first.' } });

export const tooFewPlaces = (least: number): Invalid =>
  new Invalid({
    code: 'appointment.too-few-places', text: { it: 'I posti prenotati sono di più.', en: 'More places are booked.' },
    faults: [{ field: 'places', rule: 'booked', text: { it: `Il posto ${least} è prenotato.`, en: `Place ${least} is booked.` } }],
  });

export const alreadyBooked = (): Conflict =>
  new Conflict({ code: 'appointment.already-booked', text: { it: 'La persona ha già un posto in questo orario.', en: 'The person already has a place in this slot.' } });

export const notBooked = (state: string): Conflict =>
  new Conflict({ code: 'appointment.state', text: { it: `L’appuntamento non è più prenotato (${state}).`, en: `The appointment is not booked any more (${state}).` } });

export const notClosed = (state: string): Conflict =>
  new Conflict({ code: 'appointment.state', text: { it: `Si riapre un appuntamento in cui si è detto se la persona è venuta (${state}).`, en: `What is reopened is an appointment of which it was said whether the person came (${state}).` } });

export const contactOfAppointment = (id: string): Conflict =>
  new Conflict({
    code: 'appointment.says-they-came',
    text: { it: `Che la persona si è presentata lo dice l’appuntamento ${id}: si riapre quello.`, en: `That the person came is what appointment ${id} says: reopen that one.` },
  });

export const consequenceConfirmed = (): Conflict =>
  new Conflict({ code: 'appointment.consequence-confirmed', text: { it: 'La conseguenza di questa assenza è già confermata.', en: 'The consequence of this absence is confirmed already.' } });

export const alreadyDecided = (): Conflict =>
  new Conflict({ code: 'appointment.consequence-decided', text: { it: 'Su questa conseguenza si è già deciso.', en: 'This consequence has already been decided.' } });

export const earlierUndecided = (): Conflict =>
  new Conflict({
    code: 'appointment.earlier-consequence-open', rule: 'D.Lgs. 150/2015, art. 21, c. 7',
    text: { it: 'Prima si decide sulle assenze precedenti: da loro dipende il grado di questa.', en: 'Earlier absences are decided first: the grade of this one depends on them.' },
  });
