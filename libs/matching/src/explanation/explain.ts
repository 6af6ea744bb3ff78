import type { Assessment, Part } from '../assessment/assess.js';
import { NEARNESS } from '../assessment/closeness.js';
import type { Requirement } from '../assessment/requirements.js';
import type { PartName } from '../assessment/score.js';
import { requirementText } from './requirement-text.js';
import { lacks, named, PART_NAMES, SCHEDULE_NAMES, type Words } from './words.js';

/** A requirement or a part, said in words. */
export interface ExplainedRequirement {
  readonly name: Requirement['name'];
  readonly outcome: Requirement['outcome'];
  readonly text: Words;
}

export interface ExplainedPart {
  readonly name: PartName;
  readonly weight: number;
  /** Of `weight`, to one decimal. */
  readonly points: number;
  readonly text: Words;
}

export interface Explanation {
  /** 0 to 100, to one decimal. */
  readonly score: number;
  readonly eligible: boolean;
  readonly requirements: readonly ExplainedRequirement[];
  readonly parts: readonly ExplainedPart[];
}

/** How a skill's URI is called; undefined when it has no known label. */
export type SkillLabels = (uri: string) => Words | undefined;

/** Skills named in a sentence before the rest is only counted. */
const NAMED_SKILLS = 5;

/** Says a judgement in words, part by part, in Italian and English. */
export function explain(assessment: Assessment, labels: SkillLabels): Explanation {
  return {
    score: oneDecimal(assessment.score),
    eligible: assessment.eligible,
    requirements: assessment.requirements.map((requirement) => ({
      name: requirement.name,
      outcome: requirement.outcome,
      text: requirementText(requirement),
    })),
    parts: assessment.parts.map((part) => ({
      name: part.name,
      weight: part.weight,
      points: oneDecimal(part.weight * part.value),
      text: named(PART_NAMES[part.name], PART_TEXTS[part.name](assessment, part, labels)),
    })),
  };
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}

const PART_TEXTS: Record<PartName, (assessment: Assessment, part: Part, labels: SkillLabels) => Words> = {
  skills: ({ facts: { essential, optional } }, _part, labels) => {
    if (essential.asked + optional.asked === 0) return { it: 'l’offerta non ne elenca', en: 'the vacancy lists none' };
    const sentences: Words[] = [];
    if (essential.asked > 0) {
      const missing = list(essential.missing, labels);
      sentences.push({
        it: `${essential.held.length} ${essential.held.length === 1 ? 'competenza essenziale' : 'competenze essenziali'} su ${essential.asked}${missing ? `: ${lacks(essential.missing.length)} ${missing.it}` : ''}`,
        en: `${essential.held.length} essential skill${essential.held.length === 1 ? '' : 's'} out of ${essential.asked}${missing ? `: missing ${missing.en}` : ''}`,
      });
    }
    if (optional.asked > 0) {
      const held = list(optional.held, labels);
      sentences.push({
        it: `${optional.held.length} ${optional.held.length === 1 ? 'competenza utile' : 'competenze utili'} su ${optional.asked}${held ? `: ${held.it}` : ''}`,
        en: `${optional.held.length} useful skill${optional.held.length === 1 ? '' : 's'} out of ${optional.asked}${held ? `: ${held.en}` : ''}`,
      });
    }
    return { it: sentences.map((s) => s.it).join('; '), en: sentences.map((s) => s.en).join('; ') };
  },
  affinity: ({ facts }, part) => {
    if (facts.essential.asked + facts.optional.asked === 0) return { it: 'l’offerta non elenca competenze', en: 'the vacancy lists no skills' };
    if (facts.skillsDeclared === 0) return { it: 'il profilo non elenca competenze', en: 'the profile lists no skills' };
    const percent = Math.round(part.value * 100);
    const common = facts.essential.held.length + facts.optional.held.length;
    return {
      it: `${percent}% di somiglianza fra il profilo e la richiesta (${common} ${common === 1 ? 'competenza' : 'competenze'} in comune, le più rare contano di più)`,
      en: `${percent}% likeness of profile and request (${common} skill${common === 1 ? '' : 's'} in common, the rarest count most)`,
    };
  },
  occupation: ({ facts }) => OCCUPATION_TEXTS[facts.nearness]!,
  experience: ({ facts: { askedMonths, months } }) => {
    if (askedMonths === 0) return { it: 'non richiesta', en: 'not asked for' };
    const wanted = askedMonths === 1 ? 'richiesto' : 'richiesti';
    if (months === undefined) return { it: `non dichiarata (${wanted} ${monthsCount(askedMonths).it})`, en: `not declared (${monthsCount(askedMonths).en} asked for)` };
    const told = monthsText(months);
    return { it: `${told.it}, su ${askedMonths} ${wanted}`, en: `${told.en}, of ${askedMonths} asked for` };
  },
  distance: ({ facts: { remote, km } }) => {
    if (remote === 'full') return { it: 'lavoro tutto da remoto', en: 'wholly remote work' };
    if (km === undefined) return { it: 'non calcolabile: uno dei due luoghi non è noto', en: 'cannot be computed: one of the two places is not known' };
    const whole = Math.round(km);
    return {
      it: `${whole} km in linea d’aria${remote === 'partial' ? ', in parte da remoto' : ''}`,
      en: `${whole} km in a straight line${remote === 'partial' ? ', partly remote' : ''}`,
    };
  },
  education: ({ facts: { askedEqf, eqf } }) => {
    if (askedEqf === 0) return { it: 'nessun livello richiesto', en: 'no level asked for' };
    if (eqf === 0) return { it: `non dichiarato (richiesto EQF ${askedEqf})`, en: `not declared (EQF ${askedEqf} asked for)` };
    return { it: `EQF ${eqf}, richiesto ${askedEqf}`, en: `EQF ${eqf}, ${askedEqf} asked for` };
  },
  schedule: ({ facts: { schedule, wantedSchedule } }) => {
    const offered = SCHEDULE_NAMES[schedule]!;
    if (wantedSchedule === undefined) return { it: `offerto ${offered.it}; preferenza non dichiarata`, en: `${offered.en} offered; preference not declared` };
    const wanted = SCHEDULE_NAMES[wantedSchedule]!;
    return { it: `offerto ${offered.it}, cercato ${wanted.it}`, en: `${offered.en} offered, ${wanted.en} looked for` };
  },
};

function monthsText({ inGroup, akin }: { readonly inGroup: number; readonly akin: number }): Words {
  if (inGroup + akin === 0) return { it: 'nessun mese nella figura o in una affine', en: 'no month in the occupation or a kindred one' };
  const kindred = { it: `in una figura affine, che ${akin === 1 ? 'conta' : 'contano'} la metà`, en: `in a kindred occupation, which ${akin === 1 ? 'counts' : 'count'} half` };
  if (inGroup === 0) return { it: `${monthsCount(akin).it} ${kindred.it}`, en: `${monthsCount(akin).en} ${kindred.en}` };
  const own = { it: `${monthsCount(inGroup).it} nella figura`, en: `${monthsCount(inGroup).en} in the occupation` };
  return akin === 0 ? own : { it: `${own.it} e ${akin} ${kindred.it}`, en: `${own.en} and ${akin} ${kindred.en}` };
}

function monthsCount(months: number): Words {
  return { it: `${months} ${months === 1 ? 'mese' : 'mesi'}`, en: `${months} month${months === 1 ? '' : 's'}` };
}

const OCCUPATION_TEXTS: Record<number, Words> = {
  [NEARNESS.same]: { it: 'la stessa figura', en: 'the same occupation' },
  [NEARNESS.unitGroup]: { it: 'una figura dello stesso gruppo ISCO (4 cifre)', en: 'an occupation of the same ISCO unit group (4 digits)' },
  [NEARNESS.minorGroup]: { it: 'una figura affine (stesse 3 cifre ISCO)', en: 'a kindred occupation (same 3 ISCO digits)' },
  [NEARNESS.subMajorGroup]: { it: 'una figura dello stesso settore (stesse 2 cifre ISCO)', en: 'an occupation of the same field (same 2 ISCO digits)' },
  [NEARNESS.unrelated]: { it: 'nessuna figura affine', en: 'no kindred occupation' },
};

function list(uris: readonly string[], labels: SkillLabels): Words | undefined {
  if (uris.length === 0) return undefined;
  const shown = uris.slice(0, NAMED_SKILLS).map((uri) => labels(uri) ?? { it: uri, en: uri });
  const rest = uris.length - shown.length;
  return {
    it: shown.map((label) => label.it).join(', ') + (rest === 0 ? '' : rest === 1 ? ' e un’altra' : ` e altre ${rest}`),
    en: shown.map((label) => label.en).join(', ') + (rest > 0 ? ` and ${rest} more` : ''),
  };
}
