import type { Fault } from '@filiera/member-kit';
import { isInForce } from '../dated-rules/rule-in-force.js';
import { EQUALITY_STATEMENTS, FORBIDDEN_WORDING } from './forbidden-wording.js';

/** What {@link checkWording} reads of an advertisement. */
export interface Wording {
  readonly title: string;
  readonly description: string;
  readonly contract: string;
}

/**
 * Faults of an advertisement that makes a condition of what the law forbids to ask; at most one for each field and ground.
 * The offending words are left out of the fault on purpose: the field and the ground are enough to find them.
 * @param today `YYYY-MM-DD`: a rule applies from its own date
 */
export function checkWording(advertisement: Wording, today: string): Fault[] {
  const faults: Fault[] = [];
  for (const field of ['title', 'description'] as const) {
    const text = EQUALITY_STATEMENTS.reduce((left, statement) => left.replace(statement, ' '), plain(advertisement[field]));
    for (const rule of FORBIDDEN_WORDING) {
      if (!isInForce(rule, today) || rule.exceptContracts.includes(advertisement.contract)) continue;
      const left = rule.allowed.reduce((rest, allowed) => rest.replace(allowed, ' '), text);
      if (rule.patterns.some((pattern) => pattern.test(left))) {
        faults.push({ field, rule: `${rule.ground} (${rule.source})`, text: rule.text });
      }
    }
  }
  return faults;
}

/** Lower case without accents; one kind of apostrophe; blanks folded, line ends kept because they end a sentence. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’‘`´]/g, "'").replace(/[^\S\n]+/g, ' ');
}
