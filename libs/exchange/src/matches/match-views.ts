import type { CandidateProfile, Text, VacancyState } from '@filiera/contracts';
import { explain, type Assessment, type Explanation, type SkillLabels } from '@filiera/matching';
import type { BoardEntry } from './board-entries.js';
import type { MatchRunEntity } from './match-run.entity.js';

/** Regulation (EU) 2024/1689 (AI Act), Annex III 4 and art. 14 and 86: matching of people to jobs informs, it does not decide. */
export const A_PERSON_DECIDES: Text = {
  it: 'La graduatoria è un aiuto: decide una persona, che legge il profilo e può chiedere conto di ogni punto. Età, sesso, nazionalità, salute e ogni altro dato protetto non entrano nel punteggio.',
  en: 'The ranking is an aid: a person decides, who reads the profile and can ask about every point. Age, sex, nationality, health and every other protected attribute are no part of the score.',
};

/** A match with its reasons. */
export interface MatchView {
  readonly id: string;
  /** 0 to 100. */
  readonly score: number;
  /** No hard requirement is known to be missed. */
  readonly eligible: boolean;
  readonly publisher: string;
  readonly requirements: Explanation['requirements'];
  readonly parts: Explanation['parts'];
  /** Requirements and parts, sentence by sentence. */
  readonly explanation: readonly Text[];
}

export interface VacancyMatchView extends MatchView {
  readonly vacancy: Pick<VacancyState, 'title' | 'occupation' | 'workplace' | 'contract' | 'hours' | 'validUntil' | 'origin' | 'sample'>;
}

export interface CandidateMatchView extends MatchView {
  readonly candidate: Pick<CandidateProfile, 'occupations'>;
}

/** The answer to a question for matches. */
export interface Matches<T extends MatchView> {
  /** Its row in the log. */
  readonly run: string;
  readonly at: string;
  readonly algorithm: string;
  readonly subject: string;
  readonly notice: Text;
  readonly items: readonly T[];
}

export function toVacancyMatch(assessment: Assessment, { publisher, content }: BoardEntry<VacancyState>, labels: SkillLabels): VacancyMatchView {
  const { title, occupation, workplace, contract, hours, validUntil, origin, sample } = content;
  return { ...toMatch(assessment.vacancy, assessment, publisher, labels), vacancy: { title, occupation, workplace, contract, hours, validUntil, origin, sample } };
}

export function toCandidateMatch(assessment: Assessment, { publisher, content }: BoardEntry<CandidateProfile>, labels: SkillLabels): CandidateMatchView {
  return { ...toMatch(assessment.candidate, assessment, publisher, labels), candidate: { occupations: content.occupations ?? [] } };
}

function toMatch(id: string, assessment: Assessment, publisher: string, labels: SkillLabels): MatchView {
  const { score, eligible, requirements, parts } = explain(assessment, labels);
  return { id, score, eligible, publisher, requirements, parts, explanation: [...requirements, ...parts].map(({ text }) => text) };
}

export function toMatches<T extends MatchView>(run: MatchRunEntity, items: readonly T[]): Matches<T> {
  return { run: run.id, at: run.at.toISOString(), algorithm: run.algorithm, subject: run.subject, notice: A_PERSON_DECIDES, items };
}
