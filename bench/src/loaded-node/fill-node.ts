import { MemberRegistry } from '@filiera/member-kit';
import type { INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { fillBoard, type BoardSize } from './fill-board.js';
import { fillOwnRecords } from './fill-own-records.js';
import { OfferedWork } from './offered-work.js';

/** Fills the tables of a node in this process: what others offer, and of it some people and vacancies of its own. */
export async function fillNode(app: INestApplicationContext, size: BoardSize, seed: number): Promise<void> {
  await fillBoard(app, new OfferedWork(seed, new Date()), size);
  await fillOwnRecords(app.get(DataSource), app.get(MemberRegistry, { strict: false }).self().id);
  // As the database would do by itself in the night.
  await app.get(DataSource).query('VACUUM ANALYZE');
}
