import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';

/** A version of the agreement as the coordinator published it. */
export interface PublishedVersion {
  readonly version: string;
  /** First day in force, in Italy: `YYYY-MM-DD`. */
  readonly effectiveFrom: string;
}

// Its schema is named: a rebuild has the search path of its shadow tables.
const ALL = `SELECT version, to_char(effective_from, 'YYYY-MM-DD') AS "effectiveFrom" FROM public.agreement_version ORDER BY effective_from, publication`;

/** What this node knows of the versions of the agreement, whether or not the hub can be reached. */
@Injectable()
export class AgreementVersions {
  private readonly listeners: (() => void)[] = [];

  constructor(private readonly units: UnitOfWork) {}

  /** In the order in which they come into force; of two with the same day, the one that was published last is the later one. */
  all(): Promise<PublishedVersion[]> {
    return this.units.read((tx) => tx.query<PublishedVersion[]>(ALL));
  }

  /** Called after the commit of a change. */
  changed(): void {
    for (const listener of this.listeners) listener();
  }

  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }
}

/** Which one is in force on a day. @param versions in the order in which they come into force */
export function inForceOn(day: string, versions: readonly PublishedVersion[]): PublishedVersion | undefined {
  return versions.findLast(({ effectiveFrom }) => effectiveFrom <= day);
}
