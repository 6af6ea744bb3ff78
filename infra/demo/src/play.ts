import type { Text } from '@filiera/contracts';
import { type NodeClient, NodeRefusal, OCCUPATIONS } from '@filiera/sample';
import type { Cast } from './cast.js';
import type { Narrator } from './narrator.js';
import { GALLIPOLI, graduate, jobseeker, LECCE } from './people.js';
import { seenBy, shown } from './seen-by.js';
import { dayFrom } from './story-dates.js';
import { waitUntil } from './wait-until.js';

/** The acts of the story: each one acts at a node and watches the others. */
export class Play {
  constructor(
    private readonly cast: Cast,
    private readonly narrator: Narrator,
    private readonly now: Date,
  ) {}

  /** The school publishes a graduate electrician, with the consent of the person, section by section. */
  async graduateIsPublished(): Promise<string> {
    const { school, cpi, agency } = this.cast;
    this.narrator.step(school.id, {
      it: 'pubblica un diplomato elettricista: la rete riceve uno pseudonimo e le sezioni a cui la persona ha consentito',
      en: 'publishes a graduate electrician: the network gets a pseudonym and the sections that the person agreed to share',
    });
    const id = await this.registered(school, {
      ...graduate,
      profile: {
        occupations: [OCCUPATIONS.electrician.ref], skills: OCCUPATIONS.electrician.skills.map((uri) => ({ uri, level: 'intermediate' })),
        languages: [{ code: 'it', cefr: 'C2' }, { code: 'en', cefr: 'B2' }], education: { eqf: 4 }, licences: ['B'],
        availability: { from: dayFrom(this.now, 0), contracts: ['permanent', 'fixed-term', 'agency-work', 'apprenticeship-2'], schedule: 'any' },
        mobility: { municipality: LECCE, maxKm: 50, countries: ['IT', 'NO'] },
      },
      sections: ['occupations', 'skills', 'languages', 'education', 'licences', 'availability', 'mobility', 'mobilityAbroad'],
    });
    const since = performance.now();
    await this.seenBy([cpi, agency], `/board/candidates/${id}`, since, { it: 'vede il profilo', en: 'sees the profile' });
    return id;
  }

  /** The employment office publishes a jobseeker, by public task. */
  async jobseekerIsPublished(): Promise<string> {
    const { cpi, agency, school } = this.cast;
    this.narrator.step(cpi.id, { it: 'pubblica una persona in cerca di lavoro', en: 'publishes a jobseeker' });
    const id = await this.registered(cpi, {
      ...jobseeker,
      profile: {
        occupations: [OCCUPATIONS.waiter.ref], skills: OCCUPATIONS.waiter.skills.map((uri) => ({ uri })),
        languages: [{ code: 'it', cefr: 'C2' }, { code: 'en', cefr: 'B1' }], education: { eqf: 3 },
        experience: [{ occupation: OCCUPATIONS.waiter.ref, months: 48 }], licences: ['B'],
        availability: { from: dayFrom(this.now, 0), contracts: ['fixed-term', 'seasonal'], schedule: 'any' }, mobility: { municipality: GALLIPOLI, maxKm: 40 }, golPath: 1,
      },
    });
    const since = performance.now();
    await this.seenBy([agency, school], `/board/candidates/${id}`, since, { it: 'vede il profilo', en: 'sees the profile' });
    return id;
  }

  /** An agency publishes a vacancy for an electrician. */
  async vacancyIsPublished(): Promise<string> {
    const { agency } = this.cast;
    this.narrator.step(agency.id, { it: 'pubblica un’offerta per elettricista a Lecce', en: 'publishes a vacancy for an electrician in Lecce' });
    const { electrician } = OCCUPATIONS;
    const { id } = await agency.post<{ id: string }>('/vacancies', {
      title: 'Elettricista, anche al primo impiego', description: electrician.description, language: 'it', employer: { name: 'Ditta Esempio Impianti Srl', sector: '43.21' },
      occupation: electrician.ref, essentialSkills: electrician.skills.slice(0, 3), optionalSkills: electrician.skills.slice(3),
      workplace: { country: 'IT', municipality: LECCE }, contract: 'fixed-term', durationMonths: 12, hours: { schedule: 'full-time', weekly: 40 },
      pay: { min: 1400, max: 1700, currency: 'EUR', period: 'month' }, languages: [{ code: 'it', cefr: 'B1' }], licences: ['B'], educationEqf: 3, positions: 1,
      remote: 'none', targetedPlacement: false, validUntil: dayFrom(this.now, 30), agencyAuthorisation: 'Aut. Min. Esempio 0001', sample: true,
    });
    await agency.post(`/vacancies/${id}/publish`);
    const since = performance.now();
    const others = this.cast.all.filter((node) => node !== agency && node.node.kind !== 'coordinator');
    await this.seenBy(others, `/board/vacancies/${id}`, since, { it: 'vede l’offerta', en: 'sees the vacancy' });
    return id;
  }

  /** The school proposes its graduate, the agency accepts, and the contacts arrive sealed. */
  async referralIsAccepted(candidate: string, vacancy: string): Promise<string> {
    const { school, agency } = this.cast;
    this.narrator.step(school.id, { it: 'propone il diplomato per l’offerta dell’agenzia', en: 'proposes the graduate for the agency’s vacancy' });
    const { id, answerBy } = await school.post<{ id: string; answerBy: string }>('/referrals', { vacancy, candidate });
    const proposed = performance.now();
    this.narrator.detail({ it: `risposta attesa entro ${answerBy.slice(0, 10)} (standard di servizio)`, en: `answer due by ${answerBy.slice(0, 10)} (service standard)` });
    await this.seenBy([agency], `/referrals/${id}`, proposed, { it: 'riceve la proposta', en: 'receives the proposal' });

    this.narrator.step(agency.id, { it: 'accetta: i recapiti partono cifrati, per lei sola', en: 'accepts: the contacts leave sealed, for it alone' });
    await agency.post(`/referrals/${id}/accept`);
    const accepted = performance.now();
    const contacts = await waitUntil(() => shown<{ firstName: string; lastName: string; email: string }>(agency, `/referrals/${id}/contacts`), accepted);
    if (!contacts) this.narrator.fault({ it: 'i recapiti non sono arrivati', en: 'the contacts did not arrive' });
    else {
      this.narrator.seen(agency.id, { it: 'legge i recapiti', en: 'reads the contacts' }, contacts.milliseconds);
      this.narrator.detail(`${contacts.value.firstName} ${contacts.value.lastName}, ${contacts.value.email}`);
    }
    return id;
  }

  /** The agency records the placement: the referral closes as hired, the vacancy is filled. */
  async placementIsRecorded(referral: string): Promise<string> {
    const { agency, school } = this.cast;
    this.narrator.step(agency.id, { it: 'registra l’inserimento: l’invio si chiude, il posto è coperto', en: 'records the placement: the referral closes, the position is filled' });
    const { id } = await agency.post<{ id: string }>('/placements', {
      referral, contract: 'fixed-term', startDate: dayFrom(this.now, 7), endDate: dayFrom(this.now, 372),
    });
    const since = performance.now();
    const offices = this.cast.all.filter(({ node }) => node.kind === 'cpi');
    await this.seenBy([school, ...offices], `/placements/${id}`, since, { it: 'vede l’inserimento', en: 'sees the placement' });
    return id;
  }

  /** Registers a person, or takes the record that an earlier performance left. */
  private async registered(node: NodeClient, person: { firstName: string; lastName: string; [field: string]: unknown }): Promise<string> {
    try {
      return (await node.post<{ id: string }>('/candidates', { ...person, status: 'available' })).id;
    } catch (error) {
      if (!(error instanceof NodeRefusal) || error.code !== 'candidate.already-registered') throw error;
      const { items } = await node.get<{ items: { id: string }[] }>(`/candidates?name=${encodeURIComponent(`${person.firstName} ${person.lastName}`)}`);
      this.narrator.detail({ it: 'la persona era già registrata da una prova precedente', en: 'the person was registered by an earlier performance' });
      return items[0]!.id;
    }
  }

  private seenBy(nodes: readonly NodeClient[], path: string, since: number, what: Text): Promise<void> {
    return seenBy(this.narrator, nodes, path, since, what);
  }
}
