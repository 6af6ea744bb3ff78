import { Command, InvalidArgumentError } from 'commander';
import type { Row } from './campaign/row.js';

/** How a campaign was asked for. */
export interface CampaignOptions {
  readonly short: boolean;
  readonly long: boolean;
  readonly only?: readonly string[];
  readonly except?: readonly string[];
  readonly seed: number;
  readonly resume: boolean;
  readonly list: boolean;
  readonly folder?: string;
  readonly proof: boolean;
  readonly report: boolean;
}

/**
 * Reads the words of `npm run chaos -- …`.
 * @throws CommanderError after having said what is wrong
 */
export function optionsOf(words: readonly string[], rows: readonly Row[], now: Date): CampaignOptions {
  const known = rows.map(({ id }) => id);
  const ids = (text: string): string[] => {
    const asked = text.split(',').map((id) => id.trim()).filter((id) => id !== '');
    const unknown = asked.filter((id) => !known.includes(id));
    if (unknown.length > 0) throw new InvalidArgumentError(`${unknown.join(', ')}: ${known.join(', ')}`);
    return asked;
  };
  const program = new Command('chaos')
    .description('prova che nessun guasto fa perdere, ripetere o confondere nulla / proves that no fault loses, doubles or disorders anything')
    .option('--short', 'forma breve, per ogni modifica / short form, for every change', false)
    .option('--long', 'anche ciò che dura un\'ora / also what takes an hour', false)
    .option('--only <row,...>', 'solo questi guasti / these faults alone', ids)
    .option('--except <row,...>', 'tutti tranne questi / all but these', ids)
    .option('--seed <n>', 'ripete una campagna / repeats a campaign', wholeNumber, now.getTime() % 1_000_000_007)
    .option('--folder <dir>', 'tiene lo stato della campagna e i suoi file / keeps the campaign\'s state and files')
    .option('--resume', 'riprende la campagna della cartella / goes on with the folder\'s campaign', false)
    .option('--proof', 'scrive docs/proof anche in forma breve, dove non c\'è la piena / writes docs/proof in the short form too, where there is no full one', false)
    .option('--report', 'non esegue nulla: riscrive il rapporto da ciò che fu eseguito / runs nothing: writes the report anew from what was run', false)
    .option('--list', 'elenca i guasti / lists the faults', false);
  const options = program.parse([...words], { from: 'user' }).opts<CampaignOptions>();
  if (options.resume && options.folder === undefined) program.error('--resume: serve --folder / --folder is needed');
  return options;
}

/** The rows that these options ask for, in their order. */
export function rowsOf({ short, long, only, except }: Pick<CampaignOptions, 'short' | 'long' | 'only' | 'except'>, rows: readonly Row[]): Row[] {
  return rows.filter(({ id, inShortForm, isLong }) => (only ? only.includes(id) : (!short || inShortForm) && (long || !isLong)) && !except?.includes(id));
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new InvalidArgumentError('0, 1, 2, …');
  return number;
}
