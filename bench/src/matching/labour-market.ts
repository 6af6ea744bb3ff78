import type { CandidateInput, Occupation, VacancyInput } from '@filiera/matching';

const OCCUPATIONS = 3_000;
const SKILLS = 13_000;
const CONTRACTS = ['permanent', 'fixed-term', 'agency-work', 'apprenticeship-2', 'internship', 'seasonal', 'on-call', 'self-employed'];
const SCHEDULES = ['full-time', 'part-time', 'any'] as const;
const LANGUAGES = ['en', 'fr', 'de', 'es', 'ar', 'sq'];
const CEFR = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const;

/** Numbers from a seed (mulberry32), so that a run can be repeated. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A made-up labour market of ESCO's size: 3,000 occupations in 430 ISCO groups, 13,000 skills of which few are common and most are rare,
 * twenty essential and twenty optional skills an occupation; a few occupations take most of the people.
 */
export class LabourMarket {
  private readonly next: () => number;
  private readonly occupations: (Occupation & { readonly essential: string[]; readonly optional: string[] })[];
  private readonly places: { latitude: number; longitude: number }[];

  constructor(seed: number) {
    this.next = random(seed);
    this.places = Array.from({ length: 96 }, () => ({ latitude: 39.8 + this.next() * 0.7, longitude: 17.8 + this.next() * 0.7 }));
    this.occupations = Array.from({ length: OCCUPATIONS }, (_, i) => {
      // Kindred occupations share part of their skills: half come from the group's own hundred, the rest from everywhere.
      const group = Math.floor(i / 7);
      const own = (): string => skill((group * 29 + Math.floor(this.next() * 100)) % SKILLS);
      // As in ESCO, where the commonest skill is in a tenth of the occupations and the thousandth in one of a hundred.
      const any = (): string => skill(Math.floor(this.next() ** 2 * SKILLS));
      const draw = (count: number): string[] => [...new Set(Array.from({ length: count }, () => (this.next() < 0.5 ? own() : any())))];
      return { esco: `http://data.europa.eu/esco/occupation/o${i}`, isco: isco(group), essential: draw(20), optional: draw(20) };
    });
  }

  /** A candidate: about ten skills of the own occupation and two of others. */
  candidate(): CandidateInput {
    const occupation = this.occupation();
    const { esco, isco: group } = occupation;
    const skills = new Set<string>();
    for (const s of occupation.essential) if (this.next() < 0.4) skills.add(s);
    for (const s of occupation.optional) if (this.next() < 0.1) skills.add(s);
    for (let i = 0; i < 2; i++) skills.add(this.pick(this.occupation().essential));
    return {
      id: this.uuid(),
      occupations: this.next() < 0.3 ? [{ esco, isco: group }, { isco: this.occupation().isco }] : [{ esco, isco: group }],
      skills: [...skills],
      languages: [{ code: 'it', cefr: 'C2' }, ...(this.next() < 0.5 ? [{ code: this.pick(LANGUAGES), cefr: this.pick(CEFR) }] : [])],
      educationEqf: 2 + Math.floor(this.next() * 6),
      experience: this.next() < 0.6 ? [{ occupation: { isco: group }, months: 1 + Math.floor(this.next() * 120) }] : [],
      licences: this.next() < 0.7 ? ['B'] : [],
      availability: { from: '2026-11-01', contracts: CONTRACTS.filter(() => this.next() < 0.5).concat('permanent'), schedule: this.pick(SCHEDULES) },
      mobility: { place: this.pick(this.places), maxKm: this.pick([10, 20, 30, 50, 100]) },
    };
  }

  vacancy(): VacancyInput {
    const occupation = this.occupation();
    return {
      id: this.uuid(),
      occupation: { esco: occupation.esco, isco: occupation.isco },
      essentialSkills: occupation.essential.filter(() => this.next() < 0.5),
      optionalSkills: occupation.optional.filter(() => this.next() < 0.4),
      languages: this.next() < 0.2 ? [{ code: this.pick(LANGUAGES), cefr: 'B1' }] : [],
      licences: this.next() < 0.3 ? ['B'] : [],
      contract: this.pick(CONTRACTS),
      schedule: this.pick(['full-time', 'part-time', 'flexible'] as const),
      country: 'IT',
      place: this.pick(this.places),
      remote: 'none',
      experienceMonths: this.next() < 0.4 ? 12 : undefined,
      educationEqf: this.next() < 0.4 ? 4 : undefined,
      targetedPlacement: false,
    };
  }

  private occupation(): LabourMarket['occupations'][number] {
    return this.occupations[Math.floor(this.next() ** 2 * OCCUPATIONS)]!;
  }

  private pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)]!;
  }

  private uuid(): string {
    const hex = (digits: number): string => Math.floor(this.next() * 16 ** digits).toString(16).padStart(digits, '0');
    return `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(8)}${hex(4)}`;
  }
}

function skill(number: number): string {
  return `http://data.europa.eu/esco/skill/${number.toString(16).padStart(8, '0')}-5b5a-4a66-8aac-60e734beb1ab`;
}

function isco(group: number): string {
  return String(1000 + ((group * 20) % 8600) + (group % 4));
}
