import type { CandidateProfile, CandidateWithdrawnV1, OccupationRef } from '@filiera/contracts';
import type { ReceivedEvent } from '@filiera/member-kit';
import type { Territory } from '../territory/territory.js';

/** Columns of `board_candidate` with their types, in the order of every statement that writes them. */
export const BOARD_CANDIDATE_COLUMNS = {
  publisher: 'text', person: 'uuid', version: 'integer', status: 'text', event_time: 'timestamptz', occupations: 'text[]', skills: 'text[]', languages: 'text[]',
  licences: 'text[]', contracts: 'text[]', schedule: 'text', available_from: 'date', education_eqf: 'integer', municipality: 'text',
  latitude: 'double precision', longitude: 'double precision', max_km: 'integer', content: 'jsonb',
} as const;

/** One row of `board_candidate`. */
export type BoardCandidateRow = Readonly<Record<keyof typeof BOARD_CANDIDATE_COLUMNS, unknown>>;

/** CEFR levels from the lowest: who has B2 also has B1, so a language asked at a level is one word to look for. */
const LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const;

/** The row that shows a candidate as far as the holder lets this node see one. A variant may lack whole sections. */
export function toBoardCandidateRow(event: ReceivedEvent<CandidateProfile>, territory: Pick<Territory, 'find'>): BoardCandidateRow {
  const { data } = event;
  const place = data.mobility && territory.find(data.mobility.municipality);
  return {
    ...envelopeOf(event), status: data.status,
    occupations: [...new Set((data.occupations ?? []).flatMap(occupationWords))], skills: (data.skills ?? []).map((skill) => skill.uri),
    languages: (data.languages ?? []).flatMap(({ code, cefr }) => [code, ...LEVELS.slice(0, LEVELS.indexOf(cefr) + 1).map((level) => `${code}:${level}`)]),
    licences: data.licences ?? [], contracts: data.availability?.contracts ?? [], schedule: data.availability?.schedule ?? null,
    available_from: data.availability?.from ?? null, education_eqf: data.education?.eqf ?? null, municipality: data.mobility?.municipality ?? null,
    latitude: place?.latitude ?? null, longitude: place?.longitude ?? null, max_km: data.mobility?.maxKm ?? null, content: data,
  };
}

/** What is left of a withdrawn candidate: that it is gone, and since which version. */
export function toCandidateTombstone(event: ReceivedEvent<CandidateWithdrawnV1>): BoardCandidateRow {
  return {
    ...envelopeOf(event), status: 'withdrawn', occupations: [], skills: [], languages: [], licences: [], contracts: [], schedule: null, available_from: null,
    education_eqf: null, municipality: null, latitude: null, longitude: null, max_km: null, content: null,
  };
}

/** An occupation by its URI and by every prefix of its ISCO group, so that a search by group is one word too. */
function occupationWords({ esco, isco }: OccupationRef): string[] {
  return [...(esco ? [esco] : []), ...[1, 2, 3, 4].map((length) => isco.slice(0, length))];
}

function envelopeOf(event: ReceivedEvent): Pick<BoardCandidateRow, 'publisher' | 'person' | 'version' | 'event_time'> {
  return { publisher: event.source, person: event.entity, version: event.version, event_time: event.time.toISOString() };
}
