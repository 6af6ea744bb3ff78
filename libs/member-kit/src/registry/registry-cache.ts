import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { memberOf, type MemberRow } from './member-table.js';
import type { RegisteredMember } from './member-registry.js';

/** The members by their ids, at one moment. */
export type RegisteredMembers = ReadonlyMap<string, RegisteredMember>;

type ChangeListener = (members: readonly string[]) => void;

/** The registry in memory: every event that arrives is checked against it. Read once, read again after a change was committed. */
@Injectable()
export class RegistryCache {
  private members: Promise<RegisteredMembers> | null = null;
  private readonly listeners: ChangeListener[] = [];
  private changes = 0;

  constructor(private readonly dataSource: DataSource) {}

  all(): Promise<RegisteredMembers> {
    return (this.members ??= this.read().catch((error: unknown) => {
      this.members = null;
      throw error;
    }));
  }

  /** Called after the commit of a change. */
  changed(members: readonly string[]): void {
    this.members = null;
    this.changes++;
    for (const listener of this.listeners) listener(members);
  }

  /** Rises with each change: who decided by an older registry decides again. */
  get generation(): number {
    return this.changes;
  }

  onChange(listener: ChangeListener): void {
    this.listeners.push(listener);
  }

  private async read(): Promise<RegisteredMembers> {
    const rows = await this.dataSource.query<MemberRow[]>('SELECT * FROM public.member');
    return new Map(rows.map((row) => [row.id, memberOf(row)]));
  }
}
