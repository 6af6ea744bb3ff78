import type { Text } from '../text.js';
import type { ServiceStandard } from './agreement.types.js';

type Within = ServiceStandard['within'];

const UNITS: Readonly<Record<Within['unit'], { readonly one: Text; readonly many: Text }>> = {
  'working-day': { one: { it: 'giorno lavorativo', en: 'working day' }, many: { it: 'giorni lavorativi', en: 'working days' } },
  day: { one: { it: 'giorno', en: 'day' }, many: { it: 'giorni', en: 'days' } },
  hour: { one: { it: 'ora', en: 'hour' }, many: { it: 'ore', en: 'hours' } },
};

/** The time of a standard in words, for example "5 giorni lavorativi". */
export function spokenTime({ amount, unit }: Within): Text {
  const { it, en } = UNITS[unit][amount === 1 ? 'one' : 'many'];
  return { it: `${amount} ${it}`, en: `${amount} ${en}` };
}
