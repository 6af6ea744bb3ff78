import { UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';

export type BoardKind = 'vacancy' | 'candidate';

/** Told which entries of the board may have changed, after the commit. */
export type BoardListener = (kind: BoardKind, ids: readonly string[]) => void;

/** Tells of changes on the board once they are committed: for what is kept in memory beside it. */
@Injectable()
export class BoardChanges {
  private readonly listeners: BoardListener[] = [];

  constructor(private readonly work: UnitOfWork) {}

  listen(listener: BoardListener): void {
    this.listeners.push(listener);
  }

  /** Called in the transaction that changes the entries. */
  changed(kind: BoardKind, ids: readonly string[]): void {
    if (this.listeners.length === 0 || ids.length === 0) return;
    this.work.afterCommit(() => {
      for (const listener of this.listeners) listener(kind, ids);
    });
  }
}
