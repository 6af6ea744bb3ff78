import type { CandidateProfile, ContractType, VacancyState } from '@filiera/contracts';
import { LECCE_MUNICIPALITIES } from '@filiera/exchange';
import { LabourMarket, random } from '../matching/labour-market.js';

const DAY_MS = 86_400_000;
const JOBS = ['Elettricista', 'Idraulico', 'Muratore', 'Cameriere', 'Cuoco', 'Commesso', 'Magazziniere', 'Autista', 'Contabile', 'Infermiere', 'Saldatore', 'Falegname'];
const TRAITS = ['civile', 'industriale', 'edile', 'navale', 'stagionale', 'esperto', 'junior', 'notturno', 'di sala', 'di banco', 'di cantiere', 'di reparto'];
const PHRASES = [
  'Si cerca personale motivato per la sede della provincia', 'Installazione e manutenzione di impianti', 'Gestione degli ordini e del magazzino',
  'Accoglienza dei clienti e assistenza alla vendita', 'Preparazione dei piatti secondo i menu stagionali', 'Lettura di disegni tecnici e schemi',
  'Guida di mezzi aziendali sul territorio', 'Registrazione delle fatture e prima nota', 'Rispetto delle norme di sicurezza', 'Lavoro in squadra con turni diurni',
];

/** Profiles and vacancies as members publish them, drawn from the made-up labour market; the same ones for the same seed. */
export class OfferedWork {
  private readonly market: LabourMarket;
  private readonly next: () => number;

  constructor(seed: number, private readonly today: Date) {
    this.market = new LabourMarket(seed);
    this.next = random(seed + 1);
  }

  candidate(): { readonly id: string; readonly data: CandidateProfile } {
    const { id, occupations, skills, languages, educationEqf, experience, licences, availability, mobility } = this.market.candidate();
    return {
      id,
      data: {
        status: 'available',
        occupations: [...occupations], skills: skills.map((uri) => ({ uri })), languages: [...languages ?? []] as CandidateProfile['languages'],
        ...(educationEqf === undefined ? {} : { education: { eqf: educationEqf } }),
        experience: [...experience ?? []], licences: [...licences ?? []],
        availability: { from: this.day(7), contracts: [...new Set(availability!.contracts)] as ContractType[], schedule: availability!.schedule },
        mobility: { municipality: this.municipality().istat, maxKm: mobility!.maxKm },
      },
    };
  }

  vacancy(): { readonly id: string; readonly data: VacancyState } {
    const { id, occupation, essentialSkills, optionalSkills, languages, licences, contract, schedule, experienceMonths, educationEqf } = this.market.vacancy();
    const { istat, name, latitude, longitude } = this.municipality();
    const pay = 1_200 + Math.floor(this.next() * 1_500);
    return {
      id,
      data: {
        status: 'published', title: `${this.pick(JOBS)} ${this.pick(TRAITS)} a ${name}`,
        description: Array.from({ length: 4 }, () => `${this.pick(PHRASES)}.`).join(' '), language: 'it',
        occupation, essentialSkills: [...essentialSkills], optionalSkills: [...optionalSkills],
        workplace: { country: 'IT', municipality: istat, latitude, longitude }, contract: contract as ContractType, hours: { schedule },
        pay: { min: pay, max: pay + 300, currency: 'EUR', period: 'month' }, languages: [...languages] as VacancyState['languages'], licences: [...licences],
        ...(experienceMonths === undefined ? {} : { experienceMonths }), ...(educationEqf === undefined ? {} : { educationEqf }),
        positions: 2, openPositions: 2, remote: 'none', targetedPlacement: false, publishedOn: this.day(-Math.floor(this.next() * 30)),
        validUntil: this.day(10 + Math.floor(this.next() * 60)), sample: true,
      },
    };
  }

  private municipality() {
    return this.pick(LECCE_MUNICIPALITIES);
  }

  private day(offset: number): string {
    return new Date(this.today.getTime() + offset * DAY_MS).toISOString().slice(0, 10);
  }

  private pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)]!;
  }
}
