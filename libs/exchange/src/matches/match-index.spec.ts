import { vacancyPublishedV1 } from '@filiera/contracts';
import { Clock, IdSource, MemberRegistry, Projections, UnitOfWork } from '@filiera/member-kit';
import { describe, expect, it } from '@jest/globals';
import { BoardChanges, type BoardListener } from '../board/board-changes.js';
import { Territory } from '../territory/territory.js';
import { MatchIndex } from './match-index.js';

const FIRST = '0190a000-0000-7000-8000-000000000001';
const SECOND = '0190a000-0000-7000-8000-000000000002';

/** A board of open vacancies whose walks from the beginning wait while they are held; changes are read back at once. */
class HeldBoard {
  readonly open = new Set([FIRST]);
  walks = 0;
  private gate = Promise.resolve();
  private release = (): void => undefined;
  private tell: BoardListener = () => undefined;
  private readonly units = {
    read: (work: (tx: unknown) => unknown) => work({ query: (sql: string, parameters: unknown[]) => this.query(sql, parameters) }),
  };
  readonly index = new MatchIndex(
    this.units as unknown as UnitOfWork, new Territory(), { now: () => new Date('2026-11-23T12:00:00Z') } as Clock, { self: () => ({ id: 'me' }) } as unknown as MemberRegistry,
    {} as IdSource, { listen: (listener: BoardListener) => { this.tell = listener; } } as unknown as BoardChanges, { listen: () => undefined } as unknown as Projections,
  );

  hold(): void {
    this.gate = new Promise((resolve) => { this.release = resolve; });
  }

  async letGo(): Promise<void> {
    this.release();
    await this.index.settled();
  }

  publish(id: string): void {
    this.open.add(id);
    this.tell('vacancy', [id]);
  }

  withdraw(id: string): void {
    this.open.delete(id);
    this.tell('vacancy', [id]);
  }

  async known(): Promise<string[]> {
    const { matcher } = await this.index.upToDate();
    return [FIRST, SECOND].filter((id) => matcher.vacancy(id) !== undefined);
  }

  private async query(sql: string, parameters: unknown[]): Promise<unknown[]> {
    const row = (id: string): object => ({ id, publisher: 'other', content: vacancyPublishedV1.example });
    if (sql.includes('board_candidate')) return [];
    if (sql.includes('ANY')) return (parameters[0] as string[]).filter((id) => this.open.has(id)).map(row);
    const found = [...this.open].filter((id) => id > (parameters[0] as string)).sort().map(row);
    if (parameters[0] === '00000000-0000-0000-0000-000000000000') {
      this.walks++;
      await this.gate;
    }
    return found;
  }
}

describe('the match index', () => {
  it('waits for its first filling, which knows what changed meanwhile', async () => {
    const board = new HeldBoard();
    board.hold();
    board.index.renew();
    let answered = false;
    const known = board.known().finally(() => { answered = true; });
    board.publish(SECOND);
    board.withdraw(FIRST);
    await new Promise(setImmediate);
    expect(answered).toBe(false);
    await board.letGo();
    expect(await known).toEqual([SECOND]);
  });

  it('answers from the old index, which follows every change, while a new one is read, and the new one knows them too', async () => {
    const board = new HeldBoard();
    board.index.renew();
    expect(await board.known()).toEqual([FIRST]);
    board.hold();
    board.index.renew();
    board.publish(SECOND);
    expect(await board.known()).toEqual([FIRST, SECOND]);
    board.withdraw(FIRST);
    expect(await board.known()).toEqual([SECOND]);
    await board.letGo();
    expect(await board.known()).toEqual([SECOND]);
  });

  it('reads the board once more, however often that is asked for while it reads it', async () => {
    const board = new HeldBoard();
    board.hold();
    for (let asked = 0; asked < 10; asked++) board.index.renew();
    await board.letGo();
    expect(board.walks).toBe(2);
  });
});
