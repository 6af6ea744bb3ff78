import type { SampleCourse } from './courses.js';
import type { NodeClient } from './node-client.js';
import type { Outcome } from './outcome.js';
import { courseOf, courseTitleOf } from './requests.js';

interface Listed {
  readonly items: readonly { readonly id: string; readonly stage: string }[];
}

/** Publishes a course of a sample, from a draft that an interrupted start left if there is one. */
export async function publishCourse(node: NodeClient, course: SampleCourse, today: Date): Promise<Outcome> {
  const { items: [known] } = await node.get<Listed>(`/courses?title=${encodeURIComponent(courseTitleOf(course))}`);
  if (known && known.stage !== 'draft') return 'known';
  const id = known?.id ?? (await node.post<{ id: string }>('/courses', courseOf(course, today), { idempotencyKey: `sample-course-${course.number}` })).id;
  await node.post(`/courses/${id}/publish`, {}, { idempotencyKey: `sample-publish-${id}` });
  return 'loaded';
}
