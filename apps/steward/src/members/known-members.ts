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

  /** The founders come from the founding act until the coordinator's own events speak of them. */
  async all(founding: Founding): Promise<HubMember[]> {
    const told = await this.dataSource.getRepository(HubMemberEntity).find({ order: { id: 'ASC' } });
    const founders = foundersOf(founding).filter((founder) => !told.some(({ id }) => id === founder.id));
    return [...founders, ...told.map(({ id, kind, status, account }) => ({ id, kind, status, account }))];
  }
}
