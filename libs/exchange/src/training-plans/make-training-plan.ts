import type { Text } from '@filiera/contracts';
import { Clock, UnitOfWork, type RequestUser } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { localDate } from '../calendar/local-date.js';
import { CandidateEntity } from '../candidates/candidate.entity.js';
import { MatchLog } from '../matches/match-log.js';
import { A_PERSON_DECIDES } from '../matches/match-views.js';
import { Vocabulary } from '../vocabulary/vocabulary.js';
import { coursesTeaching, vacanciesIn, type PlannedCourse } from './board-for-plan.js';
import { explainStep } from './explain-step.js';
import { planCandidateNotFound, unknownOccupation } from './plan-errors.js';
import { PLAN_VERSION, planTraining, type TrainingPlan } from './plan-training.js';
import { demandOf } from './skill-demand.js';
import type { GapSkillView, PlanStepView, TrainingPlanView } from './training-plan.view.js';

/**
 * Plans the courses that bring an own candidate to an occupation as real vacancies ask for it. Of the person only the skills are read: nothing that is
 * protected can weigh. Every plan is logged in the transaction that answers it (AI Act art. 12 and 26.6), as matches are.
 */
@Injectable()
export class MakeTrainingPlan {
  constructor(
    private readonly work: UnitOfWork,
    private readonly vocabulary: Vocabulary,
    private readonly log: MatchLog,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound for a candidate of another member, Invalid for an unknown occupation */
  async run(candidate: string, occupation: string, user: RequestUser): Promise<TrainingPlanView> {
    const isco = await this.vocabulary.iscoOf(occupation);
    if (isco === undefined) throw unknownOccupation();
    const today = localDate(this.clock.now());
    return this.work.run(async (tx) => {
      const person = await tx.findOneBy(CandidateEntity, { id: candidate });
      if (!person || person.standing === 'erased') throw planCandidateNotFound();
      const held = (person.profile.skills ?? []).map(({ uri }) => uri);
      const vacancies = await vacanciesIn(occupation, isco, today, tx);
      const missing = demandOf(vacancies, new Set(held)).map(({ skill }) => skill);
      const courses = await coursesTeaching(missing, today, tx);
      const plan = planTraining({ held, vacancies, courses, today });
      const results = plan.steps.map(({ course, opens }) => ({ id: course, score: opens.length }));
      const run = await this.log.write({ direction: 'training-plan-for-candidate', subject: candidate, inputs: { occupation }, results, algorithm: PLAN_VERSION }, user, tx);
      const labels = await this.vocabulary.labelsOf(missing);
      const label = (uri: string): Text => labels.get(uri) ?? { it: uri, en: uri };
      return {
        run: run.id, algorithm: run.algorithm, notice: A_PERSON_DECIDES, vacancies: vacancies.length, open: plan.open,
        gap: gapOf(plan, courses, label),
        steps: stepsOf(plan, courses, vacancies.length, label),
      };
    });
  }
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
    const { publisher, title, startDate, endDate } = courses.find(({ id }) => id === step.course)!;
    openAfter += step.opens.length;
    const explanation = explainStep({ number: index + 1, step, title, owner: publisher, startDate, endDate, openAfter, vacancies, label });
    return { course: step.course, publisher, title, startDate, endDate, gains: step.gains, opens: step.opens, reason: step.reason, explanation };
  });
}
