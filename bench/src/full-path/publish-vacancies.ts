import { sampleVacancy } from '@filiera/testing';
import { load } from '../http/load.js';

const DAY_MS = 86_400_000;

/** What a writer of an office is told by its node. */
interface Draft {
  id?: string;
}

/** Drafts and publishes vacancies as people do, each writer so many: two requests a vacancy, the next one as soon as the answer is there. @param published is told of each */
export async function publishVacancies(
  { url, headers, writers, each }: { url: string; headers: Record<string, string>; writers: number; each: number },
  published: (id: string) => void,
): Promise<void> {
  const body = JSON.stringify({ ...sampleVacancy, validUntil: new Date(Date.now() + 30 * DAY_MS).toISOString().slice(0, 10) });
  await load({
    url, headers, connections: writers, until: { answers: 2 * writers * each },
    requests: [
      {
        method: 'POST', path: '/vacancies', setupRequest: (request) => ({ ...request, body }),
        onResponse: (code, answer, context: Draft) => { context.id = (JSON.parse(answer) as { id: string }).id; },
      },
      {
        method: 'POST', body: '{}', setupRequest: (request, context: Draft) => ({ ...request, path: `/vacancies/${context.id}/publish` }),
        onResponse: (code, answer, context: Draft) => { published(context.id!); },
      },
    ],
  });
}
