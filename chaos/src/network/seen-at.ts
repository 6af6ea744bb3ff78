import type { TestNetwork } from '@filiera/testing';
import { until } from './until.js';

/** How many vacancies of a publisher a reader's board shows. */
export async function countSeenAt(net: Pick<TestNetwork, 'rows'>, reader: string, publisher: string): Promise<number> {
  const [row] = await net.rows<{ seen: string }>(reader, 'SELECT count(*) AS seen FROM board_vacancy WHERE publisher = $1', [publisher]);
  return Number(row!.seen);
}

/** Waits until a reader's board shows a vacancy. @returns seconds that it took */
export async function secondsUntilSeen(net: Pick<TestNetwork, 'rows'>, reader: string, vacancy: string, limitMs?: number): Promise<number> {
  const began = performance.now();
  await until(`${vacancy} on the board of ${reader}`, async () => (
    (await net.rows(reader, 'SELECT FROM board_vacancy WHERE id = $1', [vacancy])).length > 0 ? null : 'not there yet'
  ), limitMs);
  return (performance.now() - began) / 1_000;
}
