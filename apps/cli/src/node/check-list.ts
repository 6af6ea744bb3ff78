import type { Text } from '@filiera/contracts';
import type { Console } from '../speaking/console.js';

/** What a check found. */
export type Finding = { readonly ok: true; readonly detail?: string } | { readonly ok: false; readonly why: string; readonly todo: Text };

/** One thing to look at. */
export interface Check {
  readonly name: Text;
  run(): Promise<Finding>;
  /** True when nothing after it makes sense without it. */
  readonly essential?: boolean;
}

/**
 * Runs the checks one by one, telling each.
 * @returns how many did not pass
 */
export async function runChecks(checks: readonly Check[], console: Console): Promise<number> {
  let missed = 0;
  for (const check of checks) {
    const finding = await check.run().catch((error: Error): Finding => ({ ok: false, why: error.message, todo: TELL_US }));
    if (finding.ok) {
      console.passed(check.name, finding.detail);
      continue;
    }
    missed += 1;
    console.missed(check.name, finding.why, finding.todo);
    if (check.essential) {
      console.say({ it: '    (i controlli che seguono ne hanno bisogno: non sono stati fatti)', en: '    (the checks that follow need it: they were not made)' });
      break;
    }
  }
  return missed;
}

const TELL_US: Text = {
  it: 'errore non previsto: ripetere il comando; se resta, segnalarlo con questo testo',
  en: 'unexpected error: run the command again; if it stays, report it with this text',
};
