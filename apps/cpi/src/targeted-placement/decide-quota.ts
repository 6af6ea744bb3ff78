import { ruleInForce } from '@filiera/exchange';
import type { Text } from '@filiera/contracts';
import { type Fault, Invalid } from '@filiera/member-kit';
import { dueDay } from '../deadlines/due-day.js';
import {
  DISABILITY_QUOTAS, type ExemptActivity, type ExemptionRule, HIRING_TERMS, PROTECTED_QUOTAS, type QuotaRule, STATEMENT_DAYS, type StatementRule,
} from './quota-rules.js';

/** A firm's figures. */
export interface WorkforceFigures {
  /** The day that they hold for, as a rule 31 December. */
  readonly referenceDay: string;
  /** The workforce that the obligation is counted on. */
  readonly workforce: number;
  /** People with disabilities whom the firm employs already, and protected people of art. 18. */
  readonly disabledEmployed: number;
  readonly protectedEmployed: number;
  readonly exemption?: { readonly percent: number; readonly activity: ExemptActivity } | null;
  /** The day that the obligation arose, `YYYY-MM-DD`, when hiring is to be dated. */
  readonly obligedSince?: string | null;
}

/** A step of the calculation with the rule behind it. */
export interface QuotaLine {
  readonly what: 'disability-quota' | 'exemption' | 'disability-missing' | 'protected-quota' | 'protected-missing' | 'statement' | 'hiring';
  readonly text: Text;
  /** People, where the step counts some. */
  readonly people: number | null;
  /** A day, where the step sets one. */
  readonly day: string | null;
  readonly source: string;
}

/** What a firm owes. */
export interface QuotaOutcome {
  readonly disability: { readonly quota: number; readonly exempted: number; readonly due: number; readonly missing: number };
  readonly protected: { readonly due: number; readonly missing: number };
  readonly statementDue: string;
  readonly hireBy: string | null;
  readonly lines: readonly QuotaLine[];
}

/**
 * What a firm owes under L. 68/1999, explained step by step.
 * @param exemptions how far firms may be exempted on the reference day, undefined before the tables begin
 * @throws Invalid with every fault: a day before the tables begin, an exemption beyond its limit or for too small a firm
 */
export function decideQuota(figures: WorkforceFigures, exemptions: ExemptionRule | undefined): QuotaOutcome {
  const { referenceDay, workforce, disabledEmployed, protectedEmployed, exemption, obligedSince } = figures;
  const [disability, protection] = [ruleInForce(DISABILITY_QUOTAS, referenceDay), ruleInForce(PROTECTED_QUOTAS, referenceDay)];
  const statement = ruleInForce(STATEMENT_DAYS, referenceDay);
  const hiring = ruleInForce(HIRING_TERMS, obligedSince ?? referenceDay);
  if (!disability || !protection || !exemptions || !statement || !hiring) throw invalidFigures([beforeTheTables(disability ? 'obligedSince' : 'referenceDay')]);
  const limit = exemption ? exemptions.mostPercent[exemption.activity] : 0;
  const faults = exemption ? [
    ...(exemption.percent > limit ? [overTheLimit(limit, exemptions.source)] : []), ...(workforce < exemptions.fromWorkforce ? [tooSmall(exemptions.fromWorkforce, exemptions.source)] : []),
  ] : [];
  if (faults.length > 0) throw invalidFigures(faults);

  const quota = quotaOf(workforce, disability);
  const exempted = Math.floor((quota * (exemption?.percent ?? 0)) / 100);
  const due = quota - exempted;
  const missing = Math.max(0, due - disabledEmployed);
  const protectedDue = quotaOf(workforce, protection);
  const protectedMissing = Math.max(0, protectedDue - protectedEmployed);
  const statementDue = statementDayOf(referenceDay, statement);
  const hireBy = obligedSince && missing + protectedMissing > 0 ? dueDay(obligedSince, hiring) : null;
  const line = (what: QuotaLine['what'], it: string, en: string, source: string, counted: { people?: number; day?: string }): QuotaLine =>
    ({ what, text: { it, en }, people: counted.people ?? null, day: counted.day ?? null, source });
  const lines = [
    line('disability-quota', `Persone con disabilità su una base di ${workforce}: ${quota}.`, `People with disabilities on a workforce of ${workforce}: ${quota}.`, disability.source, { people: quota }),
    ...(exemption ? [line('exemption', `Esonero parziale del ${exemption.percent}% (al massimo ${limit}%): ${exempted} in meno.`, `Partial exemption of ${exemption.percent}% (at most ${limit}%): ${exempted} fewer.`,
      exemptions.source, { people: exempted })] : []),
    line('disability-missing', `Dovute ${due}, in forza ${disabledEmployed}: ne mancano ${missing}.`, `Owed ${due}, employed ${disabledEmployed}: ${missing} missing.`, disability.source, { people: missing }),
    line('protected-quota', `Altre categorie protette: ${protectedDue}.`, `Other protected people: ${protectedDue}.`, protection.source, { people: protectedDue }),
    line('protected-missing', `Dovute ${protectedDue}, in forza ${protectedEmployed}: ne mancano ${protectedMissing}.`, `Owed ${protectedDue}, employed ${protectedEmployed}: ${protectedMissing} missing.`,
      protection.source, { people: protectedMissing }),
    line('statement', `Prospetto informativo entro il ${statementDue}.`, `Statement by ${statementDue}.`, statement.source, { day: statementDue }),
    ...(hireBy ? [line('hiring', `Richiesta di assunzione entro il ${hireBy}.`, `Hiring to be asked for by ${hireBy}.`, hiring.source, { day: hireBy })] : []),
  ];
  return { disability: { quota, exempted, due, missing }, protected: { due: protectedDue, missing: protectedMissing }, statementDue, hireBy, lines };
}

/** How many people a workforce owes. In whole hundredths: a share of 0.50 exactly must not be rounded by accident. */
function quotaOf(workforce: number, { bands, roundsUpAboveHundredths }: QuotaRule): number {
  const band = bands.findLast(({ fromWorkforce }) => fromWorkforce <= workforce);
  if (!band) return 0;
  if ('people' in band) return band.people;
  const hundredths = workforce * band.percent;
  return Math.floor(hundredths / 100) + (hundredths % 100 > roundsUpAboveHundredths ? 1 : 0);
}

function statementDayOf(referenceDay: string, { month, day, ifHoliday }: StatementRule): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return dueDay(`${Number(referenceDay.slice(0, 4)) + 1}-${two(month)}-${two(day)}`, { days: 0, ifHoliday });
}

function invalidFigures(faults: readonly Fault[]): Invalid {
  return new Invalid({
    code: 'targeted-placement.invalid', rule: 'L. 68/1999', faults,
    text: { it: 'Con questi dati l’obbligo non si può calcolare.', en: 'The obligation cannot be calculated from these figures.' },
  });
}

function beforeTheTables(field: string): Fault {
  const first = DISABILITY_QUOTAS[0]!.validFrom;
  return { field, rule: 'inTables', text: { it: `Le regole caricate partono dal ${first}.`, en: `The rules that are loaded begin on ${first}.` } };
}

function overTheLimit(limit: number, source: string): Fault {
  return { field: 'exemption.percent', rule: 'limit', text: { it: `L’esonero arriva al massimo al ${limit}% (${source}).`, en: `The exemption reaches ${limit}% at most (${source}).` } };
}

function tooSmall(from: number, source: string): Fault {
  return { field: 'exemption', rule: 'workforce', text: { it: `L’esonero spetta da ${from} dipendenti (${source}).`, en: `Exemption is for firms of at least ${from} employees (${source}).` } };
}
