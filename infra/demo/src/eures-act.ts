import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NodeClient } from '@filiera/sample';
import type { Cast } from './cast.js';
import { readEuresFolder, type EuresInput } from './eures-folder.js';
import { writeEuresFixture } from './eures-fixture.js';
import type { Narrator } from './narrator.js';
import { shown } from './seen-by.js';
import { waitUntil } from './wait-until.js';

/** ISCO-08 group of electricians: the occupation that the story is about. */
const ELECTRICIANS = '7411';
/** Refused documents told one by one; the others are counted. */
const TOLD_REFUSALS = 5;

/** How vacancies are brought in. */
export interface EuresOptions {
  readonly now: Date;
  /** Folder to read; null for the fixture. */
  readonly eures: string | null;
  readonly shiftDates: boolean;
}

interface Report {
  readonly created: readonly string[];
  readonly updated: readonly string[];
  readonly unchanged: readonly string[];
  readonly closed: readonly string[];
  readonly refused: readonly { readonly name: string; readonly line: number; readonly field: string; readonly reason: { readonly it: string; readonly en: string } }[];
}

interface BoardVacancy {
  readonly id: string;
  readonly title: string;
  readonly workplace: { readonly country: string; readonly city?: string };
  readonly occupation: { readonly isco: string };
  readonly origin?: { readonly reference: string };
}

/**
 * EURES brings vacancies in, files and the interface's answers alike, and the others see them.
 * @returns the id of one that is live, an electrician's if there is one, or null when all are past their dates
 */
export async function importFromEures(cast: Cast, narrator: Narrator, options: EuresOptions): Promise<string | null> {
  const { eures, agency, cpi } = cast;
  const input = await inputOf(options);
  narrator.step(eures.id, {
    it: `importa le offerte EURES: ${input.documents.length} documenti HR-XML e ${input.details.length} risposte dell’interfaccia`,
    en: `imports the EURES vacancies: ${input.documents.length} HR-XML documents and ${input.details.length} answers of the interface`,
  });
  const taken = new Set<string>();
  for (const request of requestsOf(input)) {
    const { report } = await eures.post<{ report: Report }>('/eures/imports', { ...request, shiftDates: options.shiftDates });
    tell(narrator, report);
    for (const reference of [...report.created, ...report.updated, ...report.unchanged]) taken.add(reference);
  }
  const since = performance.now();

  const live = await liveVacancy(eures, taken);
  if (!live) {
    narrator.detail({ it: 'sono tutte scadute, e la rete le tiene chiuse com’è giusto: --shift-dates le porta a oggi, segnate come esempi', en: 'all are past their dates and rightly closed: --shift-dates moves them to today, marked as samples' });
    return null;
  }
  narrator.detail(`«${live.title}» (${live.workplace.city ?? ''} ${live.workplace.country})`);
  for (const node of [agency, cpi]) {
    const seen = await waitUntil(() => shown(node, `/board/vacancies/${live.id}`), since);
    if (seen) narrator.seen(node.id, { it: 'vede l’offerta importata', en: 'sees the imported vacancy' }, seen.milliseconds);
    else narrator.fault({ it: `${node.id} non vede l’offerta importata`, en: `${node.id} does not see the imported vacancy` });
  }
  return live.id;
}

async function inputOf({ now, eures }: EuresOptions): Promise<EuresInput> {
  if (eures !== null) return readEuresFolder(eures);
  const folder = await mkdtemp(join(tmpdir(), 'filiera-eures-'));
  try {
    await writeEuresFixture(folder, now);
    return await readEuresFolder(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Requests that stay below the size that a node takes. */
function requestsOf({ documents, details }: EuresInput): Partial<EuresInput>[] {
  const mostCharacters = 300_000;
  const split = <T extends object>(items: readonly T[]): T[][] => {
    const parts: T[][] = [];
    let size = mostCharacters;
    for (const item of items) {
      const own = JSON.stringify(item).length;
      if (size + own > mostCharacters) {
        parts.push([]);
        size = 0;
      }
      parts.at(-1)!.push(item);
      size += own;
    }
    return parts;
  };
  return [...split(documents).map((part) => ({ documents: part })), ...split(details).map((part) => ({ details: part }))];
}

function tell(narrator: Narrator, { created, updated, unchanged, closed, refused }: Report): void {
  narrator.detail({
    it: `nuove ${created.length}, aggiornate ${updated.length}, già note ${unchanged.length}, chiuse dalla loro data ${closed.length}, rifiutate ${new Set(refused.map(({ name }) => name)).size}`,
    en: `new ${created.length}, updated ${updated.length}, known ${unchanged.length}, closed by their date ${closed.length}, refused ${new Set(refused.map(({ name }) => name)).size}`,
  });
  for (const { name, line, field, reason } of refused.slice(0, TOLD_REFUSALS)) {
    narrator.detail({ it: `${name}, riga ${line}, ${field}: ${reason.it}`, en: `${name}, line ${line}, ${field}: ${reason.en}` });
  }
}

/** One of the vacancies of this import that can still be applied for, an electrician's if there is one. */
async function liveVacancy(eures: NodeClient, references: ReadonlySet<string>): Promise<BoardVacancy | null> {
  const { items } = await eures.get<{ items: BoardVacancy[] }>(`/board/vacancies?publisher=${eures.id}&size=100`);
  const live = items.filter(({ origin }) => origin && references.has(origin.reference));
  return live.find(({ occupation }) => occupation.isco === ELECTRICIANS) ?? live[0] ?? null;
}
