import { OCCUPATIONS } from '@filiera/sample';
import type { Cast } from './cast.js';
import type { Narrator } from './narrator.js';
import { LECCE } from './people.js';
import { seenBy } from './seen-by.js';
import { dayFrom } from './story-dates.js';

interface Plan {
  readonly gap: readonly { readonly label: { readonly it: string; readonly en: string } }[];
  readonly open: readonly string[];
  readonly steps: readonly { readonly course: string; readonly explanation: { readonly it: string; readonly en: string } }[];
}

const { cook } = OCCUPATIONS;

/** A course opens a vacancy: the office sees what its jobseeker lacks for a cook's work, the school guides the person and teaches it, and the plan has nothing left to ask. */
export async function trainingOpensVacancy({ school, agency, cpi }: Cast, narrator: Narrator, person: string, now: Date): Promise<void> {
  narrator.step(agency.id, { it: 'cerca un aiuto cuoco', en: 'looks for an assistant cook' });
  const vacancy = (await agency.post<{ id: string }>('/vacancies', {
    title: 'Aiuto cuoco, m/f', description: cook.description, language: 'it', employer: { name: 'Trattoria Esempio Srl' }, occupation: cook.ref, essentialSkills: cook.skills.slice(0, 3),
    workplace: { country: 'IT', municipality: LECCE }, contract: 'fixed-term', durationMonths: 6, hours: { schedule: 'full-time', weekly: 40 }, pay: { min: 1300, max: 1500, currency: 'EUR', period: 'month' },
    positions: 1, remote: 'none', targetedPlacement: false, validUntil: dayFrom(now, 30), agencyAuthorisation: 'Aut. Min. Esempio 0001', sample: true,
  })).id;
  await agency.post(`/vacancies/${vacancy}/publish`);
  await seenBy(narrator, [cpi], `/board/vacancies/${vacancy}`, performance.now(), { it: 'vede l’offerta', en: 'sees the vacancy' });

  narrator.step(school.id, { it: 'pubblica un corso di cucina: ognuno in rete lo vede', en: 'publishes a cookery course: everyone in the network sees it' });
  const course = (await school.post<{ id: string }>('/courses', {
    title: 'Tecniche di cucina', description: 'Preparazione, conservazione, igiene.', skills: cook.skills, places: 12, startDate: dayFrom(now, 10), endDate: dayFrom(now, 40), enrolUntil: dayFrom(now, 9),
    hours: 60, delivery: 'in-person', municipality: LECCE, sample: true,
  })).id;
  await school.post(`/courses/${course}/publish`);
  await seenBy(narrator, [cpi], `/board/courses/${course}`, performance.now(), { it: 'vede il corso', en: 'sees the course' });

  narrator.step(school.id, { it: 'incontra la persona all’open day e la orienta: lo dice a chi la segue, e a nessun altro', en: 'meets the person at the open day and guides them: it tells whoever follows them, and nobody else' });
  const interview = await school.post<{ id: string }>('/guidance-interviews', {
    candidate: person, kind: 'basic', heldOn: dayFrom(now, 0), objective: cook.ref, nextStep: 'training', note: 'Annotazione di esempio: resta alla scuola.',
  });
  await seenBy(narrator, [cpi], `/guidance-interviews/${interview.id}`, performance.now(), { it: 'vede il colloquio, non le annotazioni', en: 'sees the interview, not the notes' });

  const plan = (): Promise<Plan> => cpi.get<Plan>(`/candidates/${person}/training-plan?occupation=${encodeURIComponent(cook.ref.esco!)}`);
  narrator.step(cpi.id, { it: 'chiede il piano di formazione della persona, e la iscrive', en: 'asks for the person’s training plan, and enrols them' });
  const before = await plan();
  narrator.detail({ it: `le mancano: ${before.gap.map(({ label }) => label.it).join(', ') || 'niente'}`, en: `missing: ${before.gap.map(({ label }) => label.en).join(', ') || 'nothing'}` });
  for (const { explanation } of before.steps) narrator.detail(explanation);
  const { id } = await cpi.post<{ id: string }>('/enrolments', { course, candidate: person });
  await seenBy(narrator, [school], `/enrolments/${id}`, performance.now(), { it: 'riceve l’iscrizione', en: 'receives the enrolment' });

  narrator.step(school.id, { it: 'conferma il posto; a corso finito attesta le competenze', en: 'confirms the place; when the course is over it attests the skills' });
  await school.post(`/enrolments/${id}/confirm`);
  await school.post(`/enrolments/${id}/complete`);
  await seenBy<{ status: string }>(narrator, [cpi], `/enrolments/${id}`, performance.now(), { it: 'aggiunge le competenze al profilo', en: 'adds the skills to the profile' }, ({ status }) => status === 'completed');
  await seenBy<Plan>(narrator, [cpi], `/candidates/${person}/training-plan?occupation=${encodeURIComponent(cook.ref.esco!)}`, performance.now(), {
    it: 'trova l’offerta aperta: non manca più nulla di essenziale', en: 'finds the vacancy open: nothing essential is missing any more',
  }, ({ open }) => open.includes(vacancy));
}
