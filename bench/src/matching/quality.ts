import { Matcher, type CandidateInput, type VacancyInput } from '@filiera/matching';
import { figure, type Figure } from '../figure.js';
import { bm25, overlap, tfIdf, type Ranker } from './baselines.js';
import { readRelations, type EscoOccupation } from './esco-relations.js';
import { random } from './labour-market.js';

/** Of an occupation's essential skills, those that its person has. */
const KEPT = 0.5;
/** Skills of other occupations, for each own one. */
const NOISE = 0.5;
const PERSONS = 3;
const TOP = 20;
/** The same group on both sides, so that skills alone decide: an occupation named on both would tell the answer. */
const SAME_GROUP = '9999';
/** Better, not as good as. */
const BETTER = 1.0001;

interface Quality { readonly reciprocalRank: number; readonly recall: number }

/**
 * How well matches find their own, on a held-out set made from ESCO's relations: for each occupation a vacancy that asks its essential and optional skills,
 * and three people of the occupation who have half of the essential ones, none of the optional ones (hidden), and half as many skills of others (noise).
 * @param folder of the official ESCO files
 */
export async function qualityFigures(folder: string, seed: number): Promise<Figure[]> {
  const occupations = await readRelations(folder);
  const persons = personsOf(occupations, random(seed));
  const vacancySkills = occupations.map(({ essential, optional }) => [...essential, ...optional.filter((skill) => !essential.includes(skill))]);
  const personSkills = persons.map(({ skills }) => skills);
  const matcher = new Matcher();
  const candidates = persons.map(({ skills }, at) => candidate(at, skills));
  const vacancies = occupations.map(vacancy);
  matcher.build(candidates, vacancies);

  const forPerson = (rank: (person: number) => number[]): Quality => judge(persons.map(({ occupation }, at) => ({ wanted: [occupation], found: rank(at) })));
  const forVacancy = (rank: (occupation: number) => number[]): Quality =>
    judge(occupations.map((_, at) => ({ wanted: Array.from({ length: PERSONS }, (_each, person) => at * PERSONS + person), found: rank(at) })));
  const rankers: readonly [string, Ranker, Ranker][] = [
    ['overlap', overlap(vacancySkills), overlap(personSkills)],
    ['TF-IDF', tfIdf(vacancySkills), tfIdf(personSkills)],
    ['BM25', bm25(vacancySkills), bm25(personSkills)],
  ];
  return [
    ...compare('a person’s vacancy', forPerson((at) => matcher.vacanciesFor(candidates[at]!, { limit: TOP }).map(({ id }) => numberOf(id))),
      rankers.map(([name, ranker]) => [name, forPerson((at) => ranker(personSkills[at]!, TOP))])),
    ...compare('a vacancy’s persons', forVacancy((at) => matcher.candidatesFor(vacancies[at]!, { limit: TOP }).map(({ id }) => numberOf(id))),
      rankers.map(([name, , ranker]) => [name, forVacancy((at) => ranker(vacancySkills[at]!, TOP))])),
  ];
}

function compare(what: string, ours: Quality, others: readonly (readonly [string, Quality])[]): Figure[] {
  const rows = (measure: keyof Quality, label: string): Figure[] => [
    figure(`${label} of ${what}, ESCO held out`, ours[measure], label),
    ...others.map(([name, quality]) => figure(`${label} of ${what}, against ${name}`, ours[measure] / quality[measure], 'x', { atLeast: BETTER })),
  ];
  return [...rows('reciprocalRank', 'mean reciprocal rank'), ...rows('recall', `recall at ${TOP}`)];
}

function judge(answers: readonly { readonly wanted: readonly number[]; readonly found: readonly number[] }[]): Quality {
  let reciprocalRank = 0;
  let recall = 0;
  for (const { wanted, found } of answers) {
    const first = found.findIndex((each) => wanted.includes(each));
    if (first >= 0) reciprocalRank += 1 / (first + 1);
    recall += found.filter((each) => wanted.includes(each)).length / wanted.length;
  }
  return { reciprocalRank: reciprocalRank / answers.length, recall: recall / answers.length };
}

function personsOf(occupations: readonly EscoOccupation[], next: () => number): { readonly occupation: number; readonly skills: string[] }[] {
  // A skill of many occupations is drawn more often, as it is met more often.
  const all = occupations.flatMap(({ essential, optional }) => [...essential, ...optional]);
  return occupations.flatMap(({ essential }, occupation) => Array.from({ length: PERSONS }, () => {
    const kept = [...essential].map((skill) => ({ skill, at: next() })).sort((a, b) => a.at - b.at).slice(0, Math.max(1, Math.round(essential.length * KEPT)));
    const skills = new Set(kept.map(({ skill }) => skill));
    const size = Math.round(skills.size * (1 + NOISE));
    while (skills.size < size) skills.add(all[Math.floor(next() * all.length)]!);
    return { occupation, skills: [...skills] };
  }));
}

function candidate(number: number, skills: readonly string[]): CandidateInput {
  return { id: idOf(number), occupations: [{ isco: SAME_GROUP }], skills };
}

function vacancy({ essential, optional }: EscoOccupation, number: number): VacancyInput {
  return {
    id: idOf(number), occupation: { isco: SAME_GROUP }, essentialSkills: essential, optionalSkills: optional, languages: [], licences: [], contract: 'permanent',
    schedule: 'full-time', country: 'IT', remote: 'none', targetedPlacement: false,
  };
}

function idOf(number: number): string {
  return `${number.toString(16).padStart(8, '0')}-0000-4000-8000-000000000000`;
}

function numberOf(id: string): number {
  return Number.parseInt(id.slice(0, 8), 16);
}
