import { localDate } from '@filiera/contracts';
import type { Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { In, IsNull, LessThanOrEqual } from 'typeorm';
import { ChangeDeclaration } from '../availability-declarations/change-declaration.js';
import { OPEN_STATES } from '../availability-declarations/decide-declaration.js';
import { DeclarationEntity } from '../availability-declarations/declaration.entity.js';
import { ForgetContact } from '../availability-declarations/forget-contact.js';
import { AppointmentEntity } from './appointment.entities.js';

/** Who came to an appointment has contacted the office. */
@Injectable()
export class NoteContact {
  constructor(private readonly declarations: ChangeDeclaration, private readonly forgetting: ForgetContact) {}

  /**
   * The declaration that still waits for the person to come is satisfied by the day of the appointment.
   * @returns which one, null when none waited
   */
  async note(person: string, on: string, by: string, tx: Transaction): Promise<string | null> {
    const waiting = await tx.findOneBy(DeclarationEntity, { person, state: In(OPEN_STATES), contactedOn: IsNull(), declaredOn: LessThanOrEqual(on) });
    if (!waiting) return null;
    await this.declarations.run(waiting.id, { do: 'contact', on }, by);
    return waiting.id;
  }

  /**
   * A contact was noted by mistake: it is taken back, and who came to another appointment has contacted the office all the same.
   * @throws Conflict when none was noted
   */
  async takeBack({ declaration, person }: { readonly declaration: string; readonly person: string }, by: string, tx: Transaction): Promise<void> {
    await this.forgetting.run(declaration, by);
    const others = await tx.query<{ id: string; starts_at: Date }[]>(
      `SELECT appointment.id, slot.starts_at FROM appointment JOIN appointment_slot AS slot ON slot.id = appointment.slot
       WHERE appointment.person = $1 AND appointment.state = 'attended' AND appointment.satisfied IS NULL ORDER BY slot.starts_at, appointment.id`, [person],
    );
    for (const { id, starts_at: startsAt } of others) {
      const satisfied = await this.note(person, localDate(startsAt), by, tx);
      if (!satisfied) continue;
      await tx.update(AppointmentEntity, { id }, { satisfied });
      return;
    }
  }
}
