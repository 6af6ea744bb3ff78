import { Agrees, Obeys, Optional } from '../fields/field-rule.js';
import { Amount, OneOf, Words } from '../fields/values.js';
import { COUNTRY, CURRENCY, ISTAT_MUNICIPALITY, NUTS3, POSTAL_CODE, SECTOR } from '../vocabulary/codes.js';
import { bothCoordinates, municipalityInItaly, payRange } from './vacancy-rules.js';

/** The employer as far as the vacancy tells. */
export class VacancyEmployer {
  /** Name of the employer. */
  @Optional()
  @Words(200)
  name?: string;

  /** ATECO 2025 or NACE code of its sector. */
  @Optional()
  @Obeys(SECTOR)
  sector?: string;
}

/** Where the work is done. */
export class Workplace {
  /** ISO 3166-1 country. */
  @Obeys(COUNTRY)
  @Agrees(bothCoordinates)
  @Agrees(municipalityInItaly)
  country!: string;

  /** ISTAT code, in Italy. */
  @Optional()
  @Obeys(ISTAT_MUNICIPALITY)
  municipality?: string;

  /** NUTS 3 region. */
  @Optional()
  @Obeys(NUTS3)
  nuts3?: string;

  /** Name of the town. */
  @Optional()
  @Words(120)
  city?: string;

  /** Postal code. */
  @Optional()
  @Obeys(POSTAL_CODE)
  postalCode?: string;

  /** Degrees north, WGS 84. */
  @Optional()
  @Amount(-90, 90)
  latitude?: number;

  /** Degrees east, WGS 84. */
  @Optional()
  @Amount(-180, 180)
  longitude?: number;
}

/** Working time. */
export class VacancyHours {
  /** Full time, part time or flexible. */
  @OneOf(['full-time', 'part-time', 'flexible'])
  schedule!: 'full-time' | 'part-time' | 'flexible';

  /** Hours a week. At most 60: the longest that D.Lgs 66/2003 leaves to exceptions is well below. */
  @Optional()
  @Amount(1, 60)
  weekly?: number;
}

/** Pay, gross, from and to. */
export class VacancyPay {
  /** Lowest. */
  @Amount(0, 10_000_000)
  @Agrees(payRange)
  min!: number;

  /** Highest. */
  @Amount(0, 10_000_000)
  max!: number;

  /** ISO 4217 currency. */
  @Obeys(CURRENCY)
  currency!: string;

  /** What the amounts are for: an hour, a month or a year. */
  @OneOf(['hour', 'month', 'year'])
  period!: 'hour' | 'month' | 'year';
}

/** Where a vacancy was brought in from. */
export class VacancyOrigin {
  /** The system it comes from. */
  @OneOf(['eures'])
  system!: 'eures';

  /** Its reference there. */
  @Words(200)
  reference!: string;
}
