import { Invalid, type Fault } from '@filiera/member-kit';
import { ageOn } from '../../calendar/local-date.js';
import { lastDayOfMonths } from '../../calendar/month-arithmetic.js';
import { ageRuleFor } from './apprentice-ages.js';
import { shortestContractFor, trainingRuleFor, type ApprenticeshipLevel, type Qualification } from './apprenticeship-rules.js';

/** What a contract says that rules look at. */
export interface ApprenticeshipTerms {
  readonly qualification: Qualification;
  readonly startDate: string;
  /** Last day of the training. */
  readonly trainingEndDate: string;
}

/** Where a contract is recorded. */
export interface TakenPart {
  /** The level that this kind of member takes part in. */
  readonly level: ApprenticeshipLevel;
  /** The node follows the practice of its Region. */
  readonly regionalPractice: boolean;
}

/**
 * Checks a new apprenticeship.
 * @throws Invalid (422) with every violation
 */
export function decideApprenticeship(terms: ApprenticeshipTerms, part: TakenPart, birthDate: string | null): void {
  const faults = [...wrongAge(terms, part, birthDate), ...wrongTraining(terms, part.level)];
  if (faults.length > 0) throw new Invalid({ code: 'apprenticeship.invalid', faults, text: { it: 'l’apprendistato non rispetta le regole in vigore', en: 'the apprenticeship does not obey the rules in force' } });
}

function wrongAge({ startDate }: ApprenticeshipTerms, { level, regionalPractice }: TakenPart, birthDate: string | null): Fault[] {
  if (birthDate === null) return [fault('candidate', 'birthDate', 'manca la data di nascita', 'the birth date is missing')];
  const rule = ageRuleFor(level, startDate, regionalPractice);
  if (!rule) return [fault('startDate', 'lawInForce', 'queste regole valgono dal 25/6/2015 (D.Lgs 81/2015)', 'these rules hold from 25/6/2015 (D.Lgs 81/2015)')];
  const age = ageOn(birthDate, startDate);
  if (age >= rule.from && age < rule.below) return [];
  return [fault('candidate', 'age', `si comincia da ${rule.from} anni compiuti a ${rule.below - 1} anni e 364 giorni (${rule.source})`,
    `it begins from ${rule.from} years to ${rule.below - 1} years and 364 days (${rule.source})`)];
}

function wrongTraining({ qualification, startDate, trainingEndDate }: ApprenticeshipTerms, level: ApprenticeshipLevel): Fault[] {
  if (trainingEndDate < startDate) return [fault('trainingEndDate', 'notBeforeStart', 'la fine non può precedere l’inizio', 'the end cannot come before the start')];
  const [shortest, training] = [shortestContractFor(startDate), trainingRuleFor(qualification, startDate)];
  const longest = training?.longestMonths ?? null;
  return [
    ...(training && training.level !== level ? [fault('qualification', 'level', `questo titolo non è di questo livello di apprendistato (${training.source})`, `this qualification is not of this level of apprenticeship (${training.source})`)] : []),
    ...(shortest && trainingEndDate < lastDayOfMonths(startDate, shortest.months)
      ? [fault('trainingEndDate', 'shortest', `dura almeno ${shortest.months} mesi (${shortest.source})`, `it lasts at least ${shortest.months} months (${shortest.source})`)] : []),
    ...(training && longest !== null && trainingEndDate > lastDayOfMonths(startDate, longest)
      ? [fault('trainingEndDate', 'longest', `la formazione dura al massimo ${longest} mesi (${training.source})`, `the training lasts at most ${longest} months (${training.source})`)] : []),
  ];
}

function fault(field: string, rule: string, it: string, en: string): Fault {
  return { field, rule, text: { it, en } };
}
