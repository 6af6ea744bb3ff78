import type { CefrLevel, ContractType } from '@filiera/contracts';

/** ESCO URI of a skill. */
export const ESCO_SKILL = /^http:\/\/data\.europa\.eu\/esco\/skill\/[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/;

/** PositionOfferingTypeCode of EURES in the network's forms of employment. */
export const OFFERING_TYPES: Readonly<Record<string, ContractType>> = {
  DirectHire: 'permanent',
  Temporary: 'fixed-term',
  TemporaryToHire: 'fixed-term',
  ContractToHire: 'fixed-term',
  Contract: 'fixed-term',
  Internship: 'internship',
  Apprenticeship: 'apprenticeship-2',
  Seasonal: 'seasonal',
  OnCall: 'on-call',
  RecruitmentReserve: 'recruitment-reserve',
  SelfEmployed: 'self-employed',
  Volunteer: 'volunteer',
};

/** PositionScheduleTypeCode. `Any` leaves it to the two to agree. */
export const SCHEDULE_TYPES: Readonly<Record<string, 'full-time' | 'part-time' | 'flexible'>> = {
  FullTime: 'full-time',
  PartTime: 'part-time',
  FlexTime: 'flexible',
  Any: 'flexible',
};

/** EducationLevelCode (ISCED 2011 levels) in levels of the European Qualifications Framework; 9, "other", says nothing. */
export const EDUCATION_LEVELS: Readonly<Record<string, number>> = { 0: 1, 1: 1, 2: 2, 3: 4, 4: 5, 5: 5, 6: 6, 7: 7, 8: 8 };

/** The form of employment as EURES's code. Where several are read as one, the commonest; the extension keeps the finer form of the network. */
export const OFFERING_CODES: Readonly<Record<ContractType, string>> = {
  'permanent': 'DirectHire', 'fixed-term': 'Temporary', 'agency-work': 'TemporaryToHire', 'apprenticeship-1': 'Apprenticeship', 'apprenticeship-2': 'Apprenticeship',
  'apprenticeship-3': 'Apprenticeship', 'internship': 'Internship', 'on-call': 'OnCall', 'seasonal': 'Seasonal', 'self-employed': 'SelfEmployed', 'volunteer': 'Volunteer',
  'recruitment-reserve': 'RecruitmentReserve',
};

export const SCHEDULE_CODES = { 'full-time': 'FullTime', 'part-time': 'PartTime', 'flexible': 'FlexTime' } as const;

/** Level of the European Qualifications Framework as EducationLevelCode (ISCED 2011). ISCED has no level of its own for 3, a qualification of upper secondary school. */
export const EDUCATION_CODES: Readonly<Record<number, string>> = { 1: '1', 2: '2', 3: '3', 4: '3', 5: '5', 6: '6', 7: '7', 8: '8' };

/** Country codes that EU institutions write otherwise than ISO 3166-1. */
const OWN_COUNTRY_CODES: Readonly<Record<string, string>> = { EL: 'GR', UK: 'GB' };

export function isoCountry(code: string): string {
  const upper = code.trim().toUpperCase();
  return OWN_COUNTRY_CODES[upper] ?? upper;
}

/** The code that EU institutions write. */
export function euCountry(iso: string): string {
  return Object.entries(OWN_COUNTRY_CODES).find(([, each]) => each === iso)?.[0] ?? iso;
}

const MONTHS_IN: ReadonlyMap<string, number> = new Map([['year', 12], ['years', 12], ['month', 1], ['months', 1]]);

/** Months of an HR-XML measure. */
export function monthsOf(amount: string, unit: string | undefined): number | undefined {
  const number = Number(amount);
  const perUnit = MONTHS_IN.get((unit ?? '').toLowerCase());
  if (!Number.isFinite(number) || number < 0 || perUnit === undefined) return undefined;
  return Math.min(720, Math.round(number * perUnit));
}

/**
 * A sector code as NACE writes it. EURES puts the section's letter first and a dot between all digits (`C33.1.7`), national offices write more digits (`43.210`).
 */
export function naceOf(code: string): string | undefined {
  const match = /^([A-V])?(\d{1,2})((?:\.?\d)*)$/i.exec(code.trim());
  if (!match) return /^[A-V]$/i.test(code.trim()) ? code.trim().toUpperCase() : undefined;
  const rest = match[3]!.replaceAll('.', '').slice(0, 4);
  return [match[2]!.padStart(2, '0'), rest.slice(0, 2), rest.slice(2)].filter((part) => part !== '').join('.');
}

/** The highest CEFR level of some texts. */
export function cefrOf(texts: readonly string[]): CefrLevel | undefined {
  return texts.map((text) => /^(?:A1|A2|B1|B2|C1|C2)$/.exec(text.trim().toUpperCase())?.[0] as CefrLevel | undefined).filter((level) => level !== undefined).sort().at(-1);
}
