import { trainingGuidanceGivenV1 } from '@filiera/contracts';
import { Clock, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { PrunesByRetention } from '../retention/prunes-by-retention.js';

/** Drops interviews whose time is over: what others told, and what this member noted. */
@Injectable()
export class PruneGuidance extends PrunesByRetention {
  constructor(work: UnitOfWork, clock: Clock) {
    super(work, clock, 'old interviews could not be dropped', ['guidance_elsewhere', 'guidance_interview'].map((table) => ({ table, at: 'changed_at', event: trainingGuidanceGivenV1.type })));
  }
}
