import type { Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { IsNull, LessThanOrEqual } from 'typeorm';
import { ChangeDeclaration } from '../availability-declarations/change-declaration.js';
import { DeclarationEntity } from '../availability-declarations/declaration.entity.js';

/** Who came to an appointment has contacted the office. */
@Injectable()
export class NoteContact {
  constructor(private readonly declarations: ChangeDeclaration) {}

  /**
   * The declaration that still waits for the person to come is satisfied by the day of the appointment.
   * @returns which one, null when none waited
   */
  async note(person: string, on: string, by: string, tx: Transaction): Promise<string | null> {
    const waiting = await tx.findOneBy(DeclarationEntity, { person, state: 'in-force', contactedOn: IsNull(), declaredOn: LessThanOrEqual(on) });
    if (!waiting) return null;
    await this.declarations.run(waiting.id, { do: 'contact', on }, by);
    return waiting.id;
  }
}
