import { trainingCourseClosedV1, trainingCoursePublishedV1, type CourseState } from '@filiera/contracts';
import { RestoresOwnState, type OwnStateRestorer, type ReceivedEvent, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { CourseEntity } from './course.entity.js';

/** After a restore: a course is what was last told of it, for all that is in it was told. */
@Injectable()
@RestoresOwnState('found', trainingCoursePublishedV1, trainingCourseClosedV1)
export class RestoreCourse implements OwnStateRestorer {
  async restore({ entity, version, data, correlationId, time }: ReceivedEvent, tx: Transaction): Promise<boolean> {
    const here = await tx.findOne(CourseEntity, { where: { id: entity }, lock: { mode: 'pessimistic_write' } });
    if (here && here.version >= version) return true;
    const { status, publishedOn, closeReason, ...content } = data as CourseState;
    const row = { stage: status, content, publishedOn, closeReason: closeReason ?? null, story: content.need ? correlationId : null, version, updatedAt: time };
    if (here) await tx.update(CourseEntity, { id: entity }, row);
    else await tx.insert(CourseEntity, { id: entity, createdAt: time, ...row });
    return true;
  }
}
