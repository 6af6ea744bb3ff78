import type { ContractType, LanguageSkill } from '@filiera/contracts';
import { allInside, at, type XmlElement } from '@filiera/exchange';
import { EDUCATION_CODES, EDUCATION_LEVELS, OFFERING_CODES, OFFERING_TYPES, cefrOf, monthsOf } from './codes.js';

const WEB_ADDRESS = /https?:\/\/[A-Za-z0-9.\-[\]:]{1,255}(?:[/?#][!-~]{0,1700})?/;

/** The network's finer form, when it agrees with the code; hired directly until a day that is told is a fixed term. */
export function contractOf(code: string, ends: boolean, finer: ContractType | undefined): ContractType {
  if (finer !== undefined && OFFERING_CODES[finer] === code) return finer;
  const contract = OFFERING_TYPES[code]!;
  return contract === 'permanent' && ends ? 'fixed-term' : contract;
}

/** Likewise for the level of education. */
export function educationOf(code: string | undefined, finer: number | undefined): number | undefined {
  return finer !== undefined && EDUCATION_CODES[finer] === code ? finer : ownOf(EDUCATION_LEVELS, code);
}

/** Not what every object has, as a document may ask for with the code `constructor`. */
export function ownOf<T>(table: Readonly<Record<string, T>>, code: string | undefined): T | undefined {
  return code !== undefined && Object.hasOwn(table, code) ? table[code] : undefined;
}

/** Languages asked for at a level. The working language alone tells no level, and an invented one would turn people away. */
export function languagesOf(qualifications: XmlElement | undefined): LanguageSkill[] {
  const languages = new Map<string, LanguageSkill>();
  for (const competency of allInside(qualifications, 'PositionCompetency')) {
    const code = (at(competency, 'CompetencyID')?.text ?? '').toLowerCase();
    const cefr = cefrOf([...allInside(competency, 'ScoreText'), ...allInside(competency, 'Score')].map(({ text }) => text));
    if (/^[a-z]{2}$/.test(code) && cefr !== undefined) languages.set(code, { code, cefr });
  }
  return [...languages.values()].slice(0, 20);
}

/** The longest experience asked for, in months. */
export function experienceOf(qualifications: XmlElement | undefined): number | undefined {
  const months = allInside(at(qualifications, 'ExperienceSummary'), 'Measure').map((measure) => monthsOf(measure.text, measure.attributes['unitCode'])).filter((each) => each !== undefined);
  return months.length === 0 ? undefined : Math.max(...months);
}

/** The first web address among the instructions for applying. */
export function applicationUrlOf(profile: XmlElement): string | undefined {
  for (const { text } of allInside(at(profile, 'PostingInstruction'), 'Instructions')) {
    const href = /href\s*=\s*["']([^"']+)["']/i.exec(text)?.[1] ?? text;
    const address = WEB_ADDRESS.exec(href.replaceAll('&amp;', '&'))?.[0];
    if (address !== undefined) return address;
  }
  return undefined;
}
