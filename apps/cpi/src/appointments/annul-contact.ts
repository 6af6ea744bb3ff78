import { UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { declarationNotFound } from '../availability-declarations/declaration-errors.js';
import { DeclarationEntity } from '../availability-declarations/declaration.entity.js';
import { ServedPeople } from '../people/served-people.js';
import { contactOfAppointment } from './appointment-errors.js';
import { AppointmentEntity } from './appointment.entities.js';
import { NoteContact } from './note-contact.js';

/** That a person came was noted for another day or another person: their declaration waits for them again. */
@Injectable()
export class AnnulContact {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: ServedPeople,
    private readonly contacts: NoteContact,
  ) {}

  /**
   * @param id of the declaration
   * @param by label of the key or token that corrects it
   * @throws NotFound, Conflict when no contact was noted, or an appointment says that they came
   */
  run(id: string, by: string): Promise<void> {
    return this.work.run(async (tx) => {
      const declaration = await tx.findOneBy(DeclarationEntity, { id });
      if (!declaration) throw declarationNotFound();
      await this.people.hold(declaration.person, tx);
      const attended = await tx.findOneBy(AppointmentEntity, { satisfied: id });
      if (attended) throw contactOfAppointment(attended.id);
      await this.contacts.takeBack({ declaration: id, person: declaration.person }, by, tx);
    });
  }
}
