import { Module } from '@nestjs/common';
import { AvailabilityDeclarationsModule } from '../availability-declarations/availability-declarations.module.js';
import { PeopleModule } from '../people/people.module.js';
import { AnnulContact } from './annul-contact.js';
import { AppointmentsController } from './appointments.controller.js';
import { BookAppointment } from './book-appointment.js';
import { ChangeSlot } from './change-slot.js';
import { CloseAppointment } from './close-appointment.js';
import { ContactsController } from './contacts.controller.js';
import { DecideOnConsequence } from './decide-on-consequence.js';
import { EraseAppointments } from './erase-appointments.js';
import { FindAppointments } from './find-appointments.js';
import { NoteContact } from './note-contact.js';
import { OfferSlot } from './offer-slot.js';
import { ReopenAppointment } from './reopen-appointment.js';
import { SlotsController } from './slots.controller.js';

/** Appointments: slots of each office, bookings, absences and what they may cost. */
@Module({
  imports: [AvailabilityDeclarationsModule, PeopleModule],
  controllers: [AppointmentsController, ContactsController, SlotsController],
  providers: [AnnulContact, BookAppointment, ChangeSlot, CloseAppointment, DecideOnConsequence, EraseAppointments, FindAppointments, NoteContact, OfferSlot, ReopenAppointment],
})
export class AppointmentsModule {}
