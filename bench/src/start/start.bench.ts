import { setTimeout as pause } from 'node:timers/promises';
import { figure, median, type Figure } from '../figure.js';
import { load, reading } from '../http/load.js';
import type { BoardSize } from '../loaded-node/fill-board.js';
import { LoadedNode, OPERATOR } from '../loaded-node/loaded-node.js';

const STARTS = 5;
/** By then the index of the matches is filled, and what only the start needed has been given back. */
const SETTLED_MS = 10_000;
const LOAD_MS = 5_000;
const CONNECTIONS = 64;
const PATHS = ['/board/vacancies', '/board/candidates?occupation=7411', '/board/vacancies?text=elettricista', '/candidates', '/vacancies'];

/** How long a node with full tables takes to be ready, and what it holds of the machine's memory when nobody asks anything and when many do. */
export async function benchStart(size: BoardSize): Promise<Figure[]> {
  const node = await LoadedNode.make(size, 21);
  try {
    const times: number[] = [];
    const idle: number[] = [];
    const most: number[] = [];
    for (let round = 0; round <= STARTS; round++) {
      const program = await node.start();
      try {
        // The first start compiles the program; later ones find it compiled, as an office's do.
        if (round > 0) times.push(program.startedIn);
        if (round < STARTS - 1) continue;
        await pause(SETTLED_MS);
        idle.push(program.memory);
        await load({ url: node.url, requests: reading(PATHS), headers: OPERATOR, connections: CONNECTIONS, until: { milliseconds: LOAD_MS } });
        most.push(program.mostMemory);
      } finally {
        await program.stop();
      }
    }
    const how = `${size.candidates.toLocaleString('en')} candidates, ${size.vacancies.toLocaleString('en')} vacancies, 1 process, no hub`;
    return [
      figure(`start to ready; ${how}`, median(times) / 1_000, 's', { atMost: 2 }),
      figure(`memory, idle; ${how}`, median(idle), 'MB', { atMost: 160 }),
      figure(`memory, the most of a start and of ${CONNECTIONS} connections that ask; ${how}`, median(most), 'MB', { atMost: 350 }),
    ];
  } finally {
    await node.remove();
  }
}
