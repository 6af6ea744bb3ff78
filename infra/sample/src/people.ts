import type { ContractType } from '@filiera/contracts';
import type { OccupationName } from './occupations.js';

/** A person of the sample: plainly fictitious, tax codes computed from the fictitious names and dates. */
export interface SamplePerson {
  /** Which member registers the person: kind and position among the members of that kind. */
  readonly at: `${'cpi' | 'agency' | 'school' | 'university'}-${number}`;
  readonly number: number;
  readonly firstName: string;
  readonly birthDate: string;
  readonly taxCode: string;
  readonly occupation: OccupationName;
  /** How many of the occupation's skills the person has. */
  readonly skills: number;
  readonly experienceMonths: number;
  /** ISTAT code. */
  readonly municipality: string;
  readonly maxKm: number;
  readonly contracts: readonly ContractType[];
  readonly english: 'A2' | 'B1' | 'B2' | 'C1';
  /** Countries beyond Italy that the person would move to, and has agreed to tell: EURES is offered those profiles. */
  readonly abroad: readonly string[];
}

type Row = readonly [
  SamplePerson['at'], string, string, string, OccupationName, number, number, string, number, readonly ContractType[], SamplePerson['english'],
];

const ROWS: readonly Row[] = [
  ['cpi-1', 'Persona Uno', '1972-01-01', 'SMPPSN72A01E506P', 'electrician', 2, 6, '075035', 15, ['permanent', 'fixed-term'], 'A2'],
  ['cpi-1', 'Persona Due', '1979-06-12', 'SMPPSN79H52L419G', 'waiter', 3, 17, '075088', 25, ['fixed-term', 'seasonal'], 'B1'],
  ['cpi-1', 'Persona Tre', '1986-11-23', 'SMPPSN86S23E979K', 'cook', 4, 28, '075040', 35, ['permanent', 'fixed-term', 'agency-work'], 'B2'],
  ['cpi-1', 'Persona Quattro', '1993-04-06', 'SMPPSN93D46E815Y', 'shop-assistant', 2, 39, '075039', 45, ['permanent', 'fixed-term'], 'C1'],
  ['cpi-1', 'Persona Cinque', '2000-09-18', 'SMPPSN00P18C978K', 'bricklayer', 3, 50, '075022', 55, ['fixed-term', 'seasonal'], 'A2'],
  ['cpi-1', 'Persona Sei', '1975-02-01', 'SMPPSN75B41D883A', 'driver', 4, 61, '075031', 15, ['permanent', 'fixed-term', 'agency-work'], 'B1'],
  ['cpi-1', 'Persona Sette', '1982-07-12', 'SMPPSN82L12B936I', 'home-carer', 2, 72, '075016', 25, ['permanent', 'fixed-term'], 'B2'],
  ['cpi-1', 'Persona Otto', '1989-12-23', 'SMPPSN89T63L484D', 'health-assistant', 3, 83, '075090', 35, ['fixed-term', 'seasonal'], 'C1'],
  ['cpi-1', 'Persona Nove', '1996-05-07', 'SMPPSN96E07G188X', 'plumber', 4, 94, '075057', 45, ['permanent', 'fixed-term', 'agency-work'], 'A2'],
  ['cpi-2', 'Persona Dieci', '2003-10-18', 'SMPPSN03R58L011M', 'waiter', 2, 105, '075083', 55, ['permanent', 'fixed-term'], 'B1'],
  ['cpi-2', 'Persona Undici', '1978-03-01', 'SMPPSN78C01F842A', 'cook', 3, 116, '075052', 15, ['fixed-term', 'seasonal'], 'B2'],
  ['cpi-2', 'Persona Dodici', '1985-08-12', 'SMPPSN85M52D862W', 'bricklayer', 4, 7, '075029', 25, ['permanent', 'fixed-term', 'agency-work'], 'C1'],
  ['cpi-2', 'Persona Tredici', '1992-01-24', 'SMPPSN92A24E506E', 'room-attendant', 2, 18, '075035', 35, ['permanent', 'fixed-term'], 'A2'],
  ['cpi-2', 'Persona Quattordici', '1999-06-07', 'SMPPSN99H47L419V', 'bookkeeper', 3, 29, '075088', 45, ['fixed-term', 'seasonal'], 'B1'],
  ['cpi-2', 'Persona Quindici', '1974-11-18', 'SMPPSN74S18E979R', 'home-carer', 4, 40, '075040', 55, ['permanent', 'fixed-term', 'agency-work'], 'B2'],
  ['agency-1', 'Persona Sedici', '1989-04-01', 'SMPPSN89D41E815N', 'waiter', 2, 51, '075039', 15, ['agency-work', 'fixed-term'], 'C1'],
  ['agency-1', 'Persona Diciassette', '1994-09-13', 'SMPPSN94P13C978W', 'driver', 3, 58, '075022', 25, ['agency-work', 'fixed-term'], 'A2'],
  ['agency-1', 'Persona Diciotto', '1999-02-24', 'SMPPSN99B64D883T', 'shop-assistant', 4, 65, '075031', 35, ['agency-work', 'fixed-term'], 'B1'],
  ['agency-1', 'Persona Diciannove', '1982-07-07', 'SMPPSN82L07B936T', 'cook', 2, 12, '075016', 45, ['agency-work', 'fixed-term'], 'B2'],
  ['agency-2', 'Persona Venti', '1987-12-18', 'SMPPSN87T58L484M', 'room-attendant', 3, 19, '075090', 55, ['agency-work', 'fixed-term'], 'C1'],
  ['agency-2', 'Persona Ventuno', '1992-05-02', 'SMPPSN92E02G188H', 'electrician', 4, 26, '075057', 15, ['agency-work', 'fixed-term'], 'A2'],
  ['agency-2', 'Persona Ventidue', '1997-10-13', 'SMPPSN97R53L011Y', 'plumber', 2, 33, '075083', 25, ['agency-work', 'fixed-term'], 'B1'],
  ['school-1', 'Persona Ventitre', '2006-03-24', 'SMPPSN06C24F842T', 'electrician', 3, 0, '075052', 35, ['apprenticeship-2', 'internship', 'fixed-term'], 'B2'],
  ['school-1', 'Persona Ventiquattro', '2007-08-07', 'SMPPSN07M47D862R', 'cook', 4, 0, '075029', 45, ['apprenticeship-1', 'internship'], 'C1'],
  ['school-1', 'Persona Venticinque', '2006-01-19', 'SMPPSN06A19E506Z', 'waiter', 2, 0, '075035', 55, ['apprenticeship-2', 'internship', 'fixed-term'], 'A2'],
  ['school-1', 'Persona Ventisei', '2007-06-02', 'SMPPSN07H42L419N', 'room-attendant', 3, 0, '075088', 15, ['apprenticeship-1', 'internship'], 'B1'],
  ['school-1', 'Persona Ventisette', '2006-11-13', 'SMPPSN06S13E979R', 'bookkeeper', 4, 0, '075040', 25, ['apprenticeship-2', 'internship', 'fixed-term'], 'B2'],
  ['university-1', 'Persona Ventotto', '1999-04-24', 'SMPPSN99D64E815A', 'developer', 2, 0, '075039', 35, ['permanent', 'apprenticeship-3', 'internship'], 'B2'],
  ['university-1', 'Persona Ventinove', '2000-09-08', 'SMPPSN00P08C978J', 'bookkeeper', 3, 6, '075022', 45, ['permanent', 'fixed-term'], 'C1'],
  ['university-1', 'Persona Trenta', '2001-02-19', 'SMPPSN01B59D883C', 'developer', 4, 12, '075031', 55, ['permanent', 'apprenticeship-3', 'internship'], 'B2'],
];

/** The people of the sample, numbered from 1. */
export const PEOPLE: readonly SamplePerson[] = ROWS.map(
  ([at, firstName, birthDate, taxCode, occupation, skills, experienceMonths, municipality, maxKm, contracts, english], index) => ({
    at, number: index + 1, firstName, birthDate, taxCode, occupation, skills, experienceMonths, municipality, maxKm, contracts, english, abroad: english === 'C1' ? ['DE', 'NL'] : [],
  }),
);
