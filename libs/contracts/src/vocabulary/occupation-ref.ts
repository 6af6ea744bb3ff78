import { Obeys, Optional } from '../fields/field-rule.js';
import { ESCO_OCCUPATION, ISCO_GROUP } from './codes.js';

/** An occupation: always its ISCO-08 group, and its ESCO URI when it is known that precisely. */
export class OccupationRef {
  /** ESCO URI of the occupation. */
  @Optional()
  @Obeys(ESCO_OCCUPATION)
  esco?: string;

  /** ISCO-08 unit group, four digits. */
  @Obeys(ISCO_GROUP)
  isco!: string;
}
