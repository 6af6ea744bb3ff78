import { ErasesPerson, type PersonEraser, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { ProfilingConfirmationEntity, ProfilingEntity } from './profiling.entities.js';

/** Erases the profilings of a person with their confirmations. */
@ErasesPerson()
@Injectable()
export class EraseProfilings implements PersonEraser {
  async erase(person: string, tx: Transaction): Promise<number> {
    const confirmations = await tx.delete(ProfilingConfirmationEntity, { person });
    const profilings = await tx.delete(ProfilingEntity, { person });
    return (confirmations.affected ?? 0) + (profilings.affected ?? 0);
  }
}
