import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { memberOf, type MemberRow } from './member-table.js';
import type { RegisteredMember } from './member-registry.js';

/** The members by their ids, at one moment. */
export type RegisteredMembers = ReadonlyMap<string, RegisteredMember>;

type ChangeListener = (members: readonly string[]) => void;

/** The registry in memory: every event that arrives is checked against it. Read at the start, and again as soon as a change was committed. */
@Injectable()
export class RegistryCache implements OnModuleInit {
  private known: RegisteredMembers | null = null;
  /** The reading that {@link known} comes from, or is to come from. */
  private reading: Promise<RegisteredMembers> | null = null;
  /** Readings of single units of work, while they go on: a connection does one thing at a time. */
  private readonly ofUnits = new WeakMap<EntityManager, Promise<RegisteredMembers>>();
  private readonly listeners: ChangeListener[] = [];
  private changes = 0;

  constructor(private readonly dataSource: DataSource, private readonly units: UnitOfWork) {}

  /** Whoever needs the registry reads it again, should it fail here. */
  async onModuleInit(): Promise<void> {
    await this.readForAll().catch(() => undefined);
  }

  /**
   * Who asks inside a unit of work does not wait for a reading that needs another connection: where such units hold all there are, none would ever
   * get it. They read through their own, each for itself alone, because what a unit sees may be undone, and a failed transaction reads nothing.
   */
  async all(): Promise<RegisteredMembers> {
    if (this.known) return this.known;
    const forAll = this.readForAll();
    const tx = this.units.current();
    if (!tx) return forAll;
    // Who waits for it outside of any unit hears of its failure.
    forAll.catch(() => undefined);
    return this.readForUnit(tx);
  }

  /** Called after the commit of a change. */
  changed(members: readonly string[]): void {
    this.known = null;
    this.reading = null;
    this.changes++;
    this.readForAll().catch(() => undefined);
    for (const listener of this.listeners) listener(members);
  }

  /** Rises with each change: who decided by an older registry decides again. */
  get generation(): number {
    return this.changes;
  }

  onChange(listener: ChangeListener): void {
    this.listeners.push(listener);
  }

  private readForAll(): Promise<RegisteredMembers> {
    if (this.reading) return this.reading;
    const reading = readMembers(this.dataSource.manager);
    this.reading = reading;
    // Unless a change came in between: then it is an older registry's.
    reading.then((members) => { if (this.reading === reading) this.known = members; }, () => { if (this.reading === reading) this.reading = null; });
    return reading;
  }

  private readForUnit(tx: EntityManager): Promise<RegisteredMembers> {
    const going = this.ofUnits.get(tx);
    if (going) return going;
    const reading = readMembers(tx).finally(() => this.ofUnits.delete(tx));
    this.ofUnits.set(tx, reading);
    return reading;
  }
}

/** Its schema is named: a rebuild has the search path of its shadow tables. */
async function readMembers(manager: EntityManager): Promise<RegisteredMembers> {
  const rows = await manager.query<MemberRow[]>('SELECT * FROM public.member');
  return new Map(rows.map((row) => [row.id, memberOf(row)]));
}
