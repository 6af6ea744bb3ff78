import { InternshipsModule, type Feature } from '@filiera/exchange';
import { Module } from '@nestjs/common';
import { Classes } from './classes/classes.js';
import { ClassesController } from './classes/classes.controller.js';
import { KeepAttendedClasses1764520000040 } from './classes/keep-attended-classes.migration.js';
import { AttendedClassEntity, SchoolClassEntity, StudentEntity } from './classes/school-class.entity.js';
import { DelegationsController } from './delegations/delegations.controller.js';
import { GuardianDelegationEntity } from './delegations/guardian-delegation.entity.js';
import { KeepDelegations } from './delegations/keep-delegations.js';
import { RecordDelegation } from './delegations/record-delegation.js';
import { EraseStudent } from './erase-student.js';
import { CreateSchool1763900910000 } from './school.migration.js';
import { SchoolWorkController } from './school-work/school-work.controller.js';
import { SchoolWorkHoursEntity, SchoolWorkProjectEntity } from './school-work/school-work.entities.js';
import { SchoolWork } from './school-work/school-work.js';

/** Classes, pupils, delegations, work experience. */
@Module({
  imports: [InternshipsModule],
  controllers: [ClassesController, DelegationsController, SchoolWorkController],
  providers: [Classes, EraseStudent, KeepDelegations, RecordDelegation, SchoolWork],
})
class PupilsModule {}

/** What a school alone does with its pupils. Nothing of it leaves the node but what the exchange shares of a candidate. */
export const schooling: Feature = {
  publishes: [], consumes: [], imports: [PupilsModule], migrations: [CreateSchool1763900910000, KeepAttendedClasses1764520000040],
  entities: [SchoolClassEntity, StudentEntity, AttendedClassEntity, GuardianDelegationEntity, SchoolWorkProjectEntity, SchoolWorkHoursEntity],
};
