import { setTimeout as pause } from 'node:timers/promises';
import { figure, median, type Figure } from '../figure.js';
import type { BoardSize } from '../loaded-node/fill-board.js';
import { JoinedOffice, type Worked } from './joined-office.js';

const STARTS = 5;
/** By then the index of the matches is filled, and what only the start needed has been given back. */
const SETTLED_MS = 10_000;
const LOAD_MS = 5_000;

/**
 * How long a node with full tables that has joined a network takes to be ready, and what it holds of the machine's memory when nobody asks anything and when people
 * read and write while events come in: of each start, and the most of all.
 */
export async function benchStart(size: BoardSize, tell: (line: string) => void): Promise<Figure[]> {
  const office = await JoinedOffice.make(size);
  try {
    const [times, idle, most]: [number[], number[], number[]] = [[], [], []];
    const worked: Worked[] = [];
    for (let round = 0; round <= STARTS; round++) {
      const program = await office.start();
      try {
        // The first start compiles the program; later ones find it compiled, as an office's do.
        if (round === 0) continue;
        times.push(program.startedIn);
        await pause(SETTLED_MS);
        idle.push(program.memory);
        worked.push(await office.work(LOAD_MS));
        most.push(program.mostMemory);
        tell(`  start ${round}: ready after ${(times.at(-1)! / 1_000).toFixed(2)} s, ${Math.round(idle.at(-1)!)} MB idle, at most ${Math.round(most.at(-1)!)} MB with ${JSON.stringify(worked.at(-1))}`);
      } finally {
        await program.stop();
      }
    }
    const how = `${size.candidates.toLocaleString('en')} candidates, ${size.vacancies.toLocaleString('en')} vacancies, 1 process, joined to a hub`;
    const fewest = (what: keyof Worked): number => Math.min(...worked.map((one) => one[what])) / (LOAD_MS / 1_000);
    return [
      figure(`start to ready; ${how}`, median(times) / 1_000, 's', { atMost: 2 }),
      figure(`memory, idle, the most of ${STARTS} starts; ${how}`, Math.max(...idle), 'MB', { atMost: 160 }),
      figure(`memory, the most of ${STARTS} starts and of people who read and write while events come in; ${how}`, Math.max(...most), 'MB', { atMost: 350 }),
      figure(`pages read meanwhile, at the least; ${how}`, fewest('reads'), 'answers/s'),
      figure(`vacancies published by its people meanwhile, at the least; ${how}`, fewest('writes'), 'vacancies/s'),
      figure(`events that came in meanwhile, at the least; ${how}`, fewest('arrivals'), 'events/s', { atLeast: 1 }),
    ];
  } finally {
    await office.remove();
  }
}
