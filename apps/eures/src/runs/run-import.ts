import { Outbox } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import type { EuresSettings } from '../eures-settings.js';
import { EuresDocuments } from '../imports/eures-documents.js';
import { incomingOf, referenceOf } from '../imports/import-from-eures.js';
import type { ListedReference } from '../imports/import-request.js';
import { TakeDocuments } from '../imports/take-documents.js';
import type { EuresRunEntity } from './eures-run.entity.js';
import { InputApi, type Effort } from './input-api.js';
import { readDetails, readListing } from './read-answers.js';
import { RunProgress } from './run-progress.js';

/** Closings and unchanged references that are handled in one transaction. */
const BATCH = 500;

/** Does the work of one run: each part is committed with its line of the report, so that a run that is cut off has done whole parts; the next begins when the hub has it. */
@Injectable()
export class RunImport {
  constructor(private readonly take: TakeDocuments, private readonly documents: EuresDocuments, private readonly progress: RunProgress, private readonly outbox: Outbox) {}

  /**
   * @param stop aborted when the node stops
   * @throws InputApiFailure, RunStopped
   */
  async run({ id, since }: Pick<EuresRunEntity, 'id' | 'since'>, settings: EuresSettings & { readonly url: string }, stop: AbortSignal): Promise<Effort> {
    const api = new InputApi(settings, stop);
    await api.ping();
    const listing = readListing(since === null ? await api.all() : await api.changes(since));
    await this.progress.refuse(id, api.effort, listing.faults);
    for (const closed of inBatches(listing.closed, BATCH)) {
      await this.progress.part(id, api.effort, () => this.take.run([], closed.map(referenceOf)));
      await this.outbox.sent();
    }
    const waiting = await this.changedSince(id, api.effort, listing.changed);
    for (const batch of inBatches(waiting, settings.batchSize)) await this.details(id, api, batch);
    return api.effort;
  }

  /** What this node has in the very state that is listed is not asked for again: so a run that was cut off goes on where it was. */
  private async changedSince(id: string, effort: Effort, listed: readonly ListedReference[]): Promise<ListedReference[]> {
    const waiting: ListedReference[] = [];
    for (const batch of inBatches(listed, BATCH)) {
      const known = await this.documents.modifiedOf(batch.map(referenceOf));
      const same = batch.filter((each) => each.lastModificationTimestamp !== undefined && known.get(referenceOf(each)) === each.lastModificationTimestamp);
      waiting.push(...batch.filter((each) => !same.includes(each)));
      if (same.length > 0) await this.progress.part(id, effort, async () => ({ created: [], updated: [], unchanged: same.map(referenceOf), closed: [], refused: [] }));
    }
    return waiting;
  }

  private async details(id: string, api: InputApi, batch: readonly ListedReference[]): Promise<void> {
    const { details, faults } = readDetails(await api.details(batch.map(({ reference }) => reference)));
    const asked = new Set(batch.map(referenceOf));
    // What was not asked for is nobody's business here.
    const answered = details.filter((detail) => asked.has(referenceOf(detail)));
    const active = answered.filter(({ status }) => status === 'ACTIVE');
    const closed = answered.filter(({ status }) => status === 'CLOSED').map(referenceOf);
    await this.progress.part(id, api.effort, () => this.take.run(active.map(incomingOf), closed));
    await this.outbox.sent();
    const spoken = new Set([...answered.map(({ reference }) => reference), ...faults.map(({ reference }) => reference)]);
    const silent = batch.filter(({ reference }) => !spoken.has(reference)).map(({ reference }) => ({
      reference, field: 'reference', reason: { it: 'elencata, ma getDetails non la restituisce', en: 'listed, but getDetails does not answer it' },
    }));
    await this.progress.refuse(id, api.effort, [...faults, ...silent]);
  }
}

function* inBatches<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
}
