import { figure, type Aim, type Figure } from '@filiera/bench';
import type { RowContext } from '../campaign/row.js';
import { listed, type Findings } from '../checker/findings.js';

/** How a run under load ended. */
export interface Verdict {
  readonly findings: Findings;
  /** Writes that nodes answered with success. */
  readonly writes: number;
  /** Pages that nodes answered meanwhile. */
  readonly reads: number;
  /** Answers to readers that are neither a page nor a "not now". */
  readonly wrongAnswers: readonly string[];
  /** Events that nodes set aside, with their reasons: a fault of machines is no reason to set anything aside. */
  readonly setAside: readonly string[];
  /** From the end of fault and work until everything was everywhere; null when that never came. */
  readonly drainedSeconds: number | null;
}

const DRAINED_WITHIN_SECONDS = 60;
const SHOWN = 10;

/**
 * The figures of every row that is a fault under load. Also tells the first findings: a figure says how many, the sentences say what.
 * @param name what was done, at the beginning of each figure's name
 */
export function verdictFigures(context: RowContext, name: string, verdict: Verdict, drainedWithinSeconds = DRAINED_WITHIN_SECONDS): Figure[] {
  const sentences = [...listed(verdict.findings), ...verdict.wrongAnswers, ...verdict.setAside];
  for (const sentence of sentences.slice(0, SHOWN)) context.tell(sentence);
  const none: Aim = { atMost: 0 };
  const { lost, doubled, untold, reordered, exposed, growing } = verdict.findings;
  return [
    figure(`${name}: accepted writes`, verdict.writes, 'writes'),
    figure(`${name}: pages read meanwhile`, verdict.reads, 'pages'),
    figure(`${name}: lost`, lost.length, 'findings', none),
    figure(`${name}: doubled`, doubled.length + untold.length, 'findings', none),
    figure(`${name}: reordered within an entity`, reordered.length, 'findings', none),
    figure(`${name}: visible to someone it was not for`, exposed.length, 'findings', none),
    figure(`${name}: relays whose looks grow with their log`, growing.length, 'findings', none),
    figure(`${name}: set aside, or answered wrongly`, verdict.setAside.length + verdict.wrongAnswers.length, 'findings', none),
    verdict.drainedSeconds === null ? figure(`${name}: drained at all`, 0, 'times', { atLeast: 1 }) : deadline(context, `${name}: drained after`, verdict.drainedSeconds, 's', { atMost: drainedWithinSeconds }),
  ];
}

/** A figure whose bound is one of time or speed: judged by the full campaign alone, because other work may run on the machine of a short one. */
export function deadline(context: Pick<RowContext, 'short'>, name: string, value: number, unit: string, aim: Aim): Figure {
  return context.short ? figure(name, value, unit) : figure(name, value, unit, aim);
}
