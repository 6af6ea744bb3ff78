import type { CandidateProfile, CandidateWithdrawnV1 } from '@filiera/contracts';
import type { ReceivedEvent } from '@filiera/member-kit';
import type { Territory } from '../territory/territory.js';
import { ENVELOPE_COLUMNS, type BoardRow, type BoardTable } from './board-table.js';
import { occupationTags, tag } from './search-tags.js';
import { pointOf } from './sphere.js';

/** Profiles as far as this node may see them; of a withdrawn candidate only the version. */
export const CANDIDATES: BoardTable = { name: 'board_candidate', entity: 'person', columns: { ...ENVELOPE_COLUMNS, person: 'uuid', status: 'text', content: 'jsonb' } };

/** What candidates are searched by. */
export const CANDIDATE_SEARCH: BoardTable = {
  name: 'board_candidate_search', entity: 'person', columns: { ...ENVELOPE_COLUMNS, person: 'uuid', status: 'text', x: 'real', y: 'real', z: 'real', tags: 'bigint[]' },
};

/** A candidate as the holder last told. */
export function candidateRow(event: ReceivedEvent<CandidateProfile>): BoardRow {
  return { ...envelopeOf(event), status: event.data.status, content: event.data };
}

/** What the candidate is searched by. A variant may lack whole sections: then nothing of them is found. */
export function candidateSearchRow(event: ReceivedEvent<CandidateProfile>, territory: Pick<Territory, 'find'>): BoardRow {
  const data: Partial<CandidateProfile> = event.data;
  const place = data.mobility && territory.find(data.mobility.municipality);
  const schedule = data.availability?.schedule;
  const tags = [
    ...(data.occupations ?? []).flatMap(occupationTags), ...(data.skills ?? []).map((skill) => tag('skill', skill.uri)),
    ...(data.languages ?? []).flatMap(({ code, cefr }) => [tag('language', code), tag('language', `${code}:${cefr}`)]),
    ...(data.licences ?? []).map((licence) => tag('licence', licence)), ...(data.availability?.contracts ?? []).map((contract) => tag('contract', contract)),
    ...(schedule === 'any' ? ['full-time', 'part-time'] : schedule ? [schedule] : []).map((each) => tag('schedule', each)), tag('publisher', event.source),
  ];
  return { ...envelopeOf(event), status: data.status, ...(place && pointOf(place)), tags: [...new Set(tags)] };
}

/** What is left of a withdrawn candidate: that it is gone, and since which version. For both tables. */
export function withdrawnRow(event: ReceivedEvent<CandidateWithdrawnV1>): BoardRow {
  return { ...envelopeOf(event), status: 'withdrawn', content: null, tags: [] };
}

function envelopeOf(event: ReceivedEvent): BoardRow {
  return { publisher: event.source, person: event.entity, version: event.version, event_time: event.time };
}
