import { ruleInForce } from '@filiera/exchange';
import { type Fault, Invalid } from '@filiera/member-kit';
import { PROFILING_RULES } from './profiling-rules.js';

/**
 * What a score was drawn from. There is no place here for age, sex, citizenship, health, family or any other protected attribute
 * (Reg. (EU) 2024/1689, Annex III 4; D.Lgs. 198/2006; D.Lgs. 216/2003).
 */
export interface ProfilingInputs {
  /** Level of education, EQF 1 to 8. */
  readonly eqf: number;
  readonly monthsUnemployed: number;
  readonly monthsOfExperience: number;
  /** ISCO-08 code of the last occupation. */
  readonly lastOccupation?: string | null;
  readonly drivingLicence?: boolean | null;
}

/** A profiling as it was made. */
export interface MadeProfiling {
  readonly madeOn: string;
  readonly score: number;
  readonly inputs: ProfilingInputs;
}

/** @throws Invalid with every fault: a day in the future or before the rules that are loaded, a score out of bounds */
export function decideProfiling(made: MadeProfiling, today: string): MadeProfiling {
  const rule = ruleInForce(PROFILING_RULES, made.madeOn);
  const faults: Fault[] = [];
  if (made.madeOn > today) faults.push({ field: 'madeOn', rule: 'notInFuture', text: { it: 'Non può essere futura.', en: 'It cannot be in the future.' } });
  if (!rule) faults.push({ field: 'madeOn', rule: 'inTables', text: { it: 'La data precede le regole caricate.', en: 'The day is before the rules that are loaded.' } });
  if (rule && (made.score < rule.least || made.score > rule.most)) {
    faults.push({ field: 'score', rule: 'bounds', text: { it: `L’indice va da ${rule.least} a ${rule.most} (${rule.source}).`, en: `The score goes from ${rule.least} to ${rule.most} (${rule.source}).` } });
  }
  if (faults.length > 0) throw new Invalid({ code: 'profiling.invalid', text: { it: 'I dati della profilazione non sono coerenti.', en: 'The profiling’s data do not agree.' }, faults });
  return made;
}
