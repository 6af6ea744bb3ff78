import type { Text } from '@filiera/contracts';
import { Clock, MemberRegistry, UnitOfWork, type RequestUser, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { localDate } from '../calendar/local-date.js';
import { CandidateEntity } from '../candidates/candidate.entity.js';
import type { OpenFor } from '../matches/board-entries.js';
import { MatchLog } from '../matches/match-log.js';
import { A_PERSON_DECIDES } from '../matches/match-views.js';
import { Vocabulary } from '../vocabulary/vocabulary.js';
import { coursesTeaching, vacanciesIn, type PlannedCourse } from './board-for-plan.js';
import { explainEntry } from './explain-entry.js';
import { explainStep } from './explain-step.js';
import { planCandidateNotFound, unknownOccupation } from './plan-errors.js';
import { PLAN_VERSION, planTraining, type TrainingPlan } from './plan-training.js';
import { demandOf } from './skill-demand.js';
import type { ClosedCourseView, GapSkillView, PlanStepView, TrainingPlanView } from './training-plan.view.js';

/**
 * Plans the courses that bring an own candidate to an occupation as real vacancies ask for it. Of the person only the skills, the level of education and the
 * languages are read, the last two for what courses ask at their door: nothing that is protected can weigh. Every plan is logged in the transaction that answers it (AI Act art. 12 and 26.6), as matches are.
 */
@Injectable()
export class MakeTrainingPlan {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vocabulary: Vocabulary,
    private readonly log: MatchLog,
    private readonly clock: Clock,
    private readonly registry: MemberRegistry,
  ) {}

  /** @throws NotFound for a candidate of another member, Invalid for an unknown occupation */
  async run(candidate: string, occupation: string, user: RequestUser): Promise<TrainingPlanView> {
    const isco = await this.vocabulary.iscoOf(occupation);
    if (isco === undefined) throw unknownOccupation();
    const today = localDate(this.clock.now());
    const now: OpenFor = { me: this.registry.self().id, day: today };
    return this.work.run(async (tx) => {
      const person = await tx.findOneBy(CandidateEntity, { id: candidate });
      if (!person || person.standing === 'erased') throw planCandidateNotFound();
      const held = (person.profile.skills ?? []).map(({ uri }) => uri);
      const vacancies = await vacanciesIn(occupation, isco, now, tx);
      const missing = demandOf(vacancies, new Set(held)).map(({ skill }) => skill);
      const courses = await coursesFor(missing, held, now, tx);
      const { education, languages = [] } = person.profile;
      const plan = planTraining({ held, person: { educationEqf: education?.eqf ?? null, languages }, vacancies, courses, today });
      const results = plan.steps.map(({ course, opens }) => ({ id: course, score: opens.length }));
      const run = await this.log.write({ direction: 'training-plan-for-candidate', subject: candidate, inputs: { occupation }, results, algorithm: PLAN_VERSION, gone: planCandidateNotFound }, user, tx);
      const labels = await this.vocabulary.labelsOf([...new Set([...missing, ...courses.flatMap(({ entrySkills }) => entrySkills)])]);
      const label = (uri: string): Text => labels.get(uri) ?? { it: uri, en: uri };
      return {
        run: run.id, algorithm: run.algorithm, notice: A_PERSON_DECIDES, vacancies: vacancies.length, open: plan.open,
        gap: gapOf(plan, courses, label),
        steps: stepsOf(plan, courses, vacancies.length, label),
        closed: closedOf(plan, courses, label),
      };
    });
  }
}

/** Courses that teach what is missing, and those that teach what they in their turn build on. */
async function coursesFor(missing: readonly string[], held: readonly string[], now: OpenFor, tx: Transaction): Promise<PlannedCourse[]> {
  const teaching = await coursesTeaching(missing, now, tx);
  const asked = [...new Set(teaching.flatMap(({ entrySkills }) => entrySkills))].filter((skill) => !held.includes(skill) && !missing.includes(skill));
  const preparing = asked.length > 0 ? await coursesTeaching(asked, now, tx) : [];
  return [...teaching, ...preparing.filter(({ id }) => !teaching.some((course) => course.id === id))];
}

function gapOf({ gap, left }: TrainingPlan, courses: readonly PlannedCourse[], label: (uri: string) => Text): GapSkillView[] {
  return gap.map((demand) => {
    const closed = !left.includes(demand.skill);
    const elsewhere = closed ? [] : courses.filter(({ skills }) => skills.includes(demand.skill)).map(({ id }) => id);
    return { ...demand, label: label(demand.skill), closed, elsewhere };
  });
}

function stepsOf(plan: TrainingPlan, courses: readonly PlannedCourse[], vacancies: number, label: (uri: string) => Text): PlanStepView[] {
  let openAfter = plan.open.length;
  return plan.steps.map((step, index) => {
    const { publisher, title, startDate, endDate } = courseOf(step.course, courses);
    openAfter += step.opens.length;
    const preparesFor = step.prepares === null ? null : courseOf(step.prepares, courses).title;
    const explanation = explainStep({ number: index + 1, step, title, owner: publisher, startDate, endDate, openAfter, preparesFor, vacancies, label });
    return { course: step.course, publisher, title, startDate, endDate, gains: step.gains, opens: step.opens, reason: step.reason, prepares: step.prepares, explanation };
  });
}

function closedOf({ closed }: TrainingPlan, courses: readonly PlannedCourse[], label: (uri: string) => Text): ClosedCourseView[] {
  return closed.map(({ course, teaches, missing }) => {
    const { publisher, title } = courseOf(course, courses);
    return { course, publisher, title, teaches, because: missing.map((gap) => explainEntry(gap, label)) };
  });
}

function courseOf(wanted: string, courses: readonly PlannedCourse[]): PlannedCourse {
  return courses.find(({ id }) => id === wanted)!;
}
