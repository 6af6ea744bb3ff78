import { SetMetadata } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export const ERASES_PERSON = 'filiera:erases-person';

/** Every place that holds data of a person implements this and carries `@ErasesPerson()`. */
export interface PersonEraser {
  /**
   * Erases what this place holds of the person.
   * @param person the pseudonym
   * @returns how many records were erased; 0 when it held nothing. Called again for the same person it must succeed.
   */
  erase(person: string, tx: EntityManager): Promise<number>;
  /**
   * Erases the person's profile as far as it is of a version below this one: a narrower consent has superseded it. Left out where no profile is held as the network was told it.
   * @returns as {@link erase}
   */
  eraseSuperseded?(person: string, belowVersion: number, tx: EntityManager): Promise<number>;
}

type EraserClass = new (...args: never[]) => PersonEraser;

/**
 * Marks a provider that the kit runs when a person is to be erased; the kit confirms after all of them have run.
 * @param turn `first`: before the others, for a place that finds the person by what another place erases
 */
export function ErasesPerson(turn: 'first' | 'any' = 'any'): (target: EraserClass) => void {
  return (target) => { SetMetadata(ERASES_PERSON, turn)(target); };
}
