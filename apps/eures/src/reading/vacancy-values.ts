import { WEB_ADDRESS, type ContractType, type LanguageSkill } from '@filiera/contracts';
import { allInside, at, plainText, type XmlElement } from '@filiera/exchange';
import { EDUCATION_CODES, EDUCATION_LEVELS, OFFERING_CODES, OFFERING_TYPES, cefrOf, monthsOf } from './codes.js';

const HREF = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))/gi;
/** An address in angle brackets, which is no tag. */
const BRACKETED = /<(?=https?:)/gi;
/** An address in a text: a bracket that it does not open itself, and what ends a sentence, belong to the text. */
const ADDRESS_IN_TEXT = /https?:\/\/(?:[^\s<>"'()]|\([^\s<>"'()]*\))+/i;
const FINAL_PUNCTUATION = /[.,;:!?…’”»\]}]+$/u;

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

/** The first web address among the instructions for applying, whole as browsers would write it, or not at all: cut short it would lead people elsewhere. */
export function applicationUrlOf(profile: XmlElement): string | undefined {
  for (const { text } of allInside(at(profile, 'PostingInstruction'), 'Instructions')) {
    const links = [...text.matchAll(HREF)].map(([, ...values]) => plainText(values.find((value) => value !== undefined)!)).filter((link) => /^https?:/i.test(link));
    const written = ADDRESS_IN_TEXT.exec(plainText(text.replaceAll(BRACKETED, ' ')))?.[0].replace(FINAL_PUNCTUATION, '');
    // The parser writes what the contract asks for: hosts in punycode, other characters in percent-encoding.
    const address = [...links, written].map((each) => each && URL.canParse(each) ? new URL(each).href : undefined).find((each) => WEB_ADDRESS.check(each));
    if (address !== undefined) return address;
  }
  return undefined;
}
