import { trainingEnrolmentCompletedV1, type EnrolmentState } from '@filiera/contracts';
import { RestoresOwnState, type OwnStateRestorer, type ReceivedEvent, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { AddGainedSkills } from './add-gained-skills.js';

/** After a restore: what an own candidate learnt on an own course is in the profile again (agreement 11.5). Of others' candidates their holder remembers it. */
@Injectable()
@RestoresOwnState('found', trainingEnrolmentCompletedV1)
export class RestoreGainedSkills implements OwnStateRestorer {
  constructor(private readonly skills: AddGainedSkills) {}

  async restore({ person, source, data }: ReceivedEvent, tx: Transaction): Promise<boolean> {
    const { holder, skills = [] } = data as Partial<EnrolmentState>;
    if (holder === source && person !== null) await this.skills.keep(person, skills, tx);
    return true;
  }
}
