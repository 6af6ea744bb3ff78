import { trainingEnrolmentCompletedV1, trainingEnrolmentRequestedV1, trainingEnrolmentWithdrawnV1, type EnrolmentState } from '@filiera/contracts';
import { Consumes, MemberRegistry, type Delivery, type ReceivedEvent } from '@filiera/member-kit';
import { Controller } from '@nestjs/common';
import { AddGainedSkills } from './add-gained-skills.js';
import { CourseEnrolments } from './course-enrolments.js';
import { EnrolmentEntity } from './enrolment.entity.js';

/** What follows at this node from what the other party says of an enrolment. It is declared after the projection, so that the row says so already. */
@Controller()
export class OnOtherPartysStep {
  constructor(
    private readonly registry: MemberRegistry,
    private readonly places: CourseEnrolments,
    private readonly skills: AddGainedSkills,
  ) {}

  /** Nobody would answer it any more. */
  @Consumes(trainingEnrolmentRequestedV1)
  async onRequested({ data }: ReceivedEvent<EnrolmentState>, { tx }: Delivery): Promise<void> {
    if (data.courseOwner === this.registry.self().id) await this.places.answerLate(data.course, tx);
  }

  /** A place has become free. */
  @Consumes(trainingEnrolmentWithdrawnV1)
  async onWithdrawn({ data }: ReceivedEvent<EnrolmentState>, { tx }: Delivery): Promise<void> {
    if (data.courseOwner === this.registry.self().id) await this.places.fill(data.course, tx);
  }

  /** The own candidate has learnt something, on a course that this member asked for: the projection lets nothing else in, and a rebuild may have lost when it was asked. */
  @Consumes(trainingEnrolmentCompletedV1)
  async onCompleted({ entity, data, source }: ReceivedEvent<EnrolmentState>, { tx }: Delivery): Promise<void> {
    const enrolment = await tx.findOneBy(EnrolmentEntity, { id: entity, holder: this.registry.self().id, courseOwner: source });
    if (enrolment) await this.skills.add(enrolment.person, data.skills ?? [], tx);
  }
}
