import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Founding } from '../hub/found-hub.js';
import { foundersOf } from '../hub/found-hub.js';
import type { HubMember } from '../hub/keep-accounts.js';
import { HubMemberEntity } from './hub-member.entity.js';

/** Every member that the hub has to know: the founders, and those that the coordinator told of. */
@Injectable()
export class KnownMembers {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The founders come from the founding act until the coordinator's own events speak of them, and stay active whatever those say: without its own
   * account the steward hears of nothing any more, without the coordinator's nobody is told anything, and neither could be undone.
   */
  async all(founding: Founding): Promise<HubMember[]> {
    const told = await this.dataSource.getRepository(HubMemberEntity).find({ order: { id: 'ASC' } });
    const founders = foundersOf(founding);
    const isFounder = (member: string): boolean => founders.some(({ id }) => id === member);
    return [
      ...founders.filter((founder) => !told.some(({ id }) => id === founder.id)),
      ...told.map(({ id, kind, status, account }) => ({ id, kind, status: isFounder(id) ? 'active' as const : status, account })),
    ];
  }
}
