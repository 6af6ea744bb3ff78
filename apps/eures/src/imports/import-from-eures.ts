import { Clock, IdSource, UnitOfWork, type RequestUser } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { EuresImportEntity } from './eures-import.entity.js';
import type { ImportRequest, VacancyDetail } from './import-request.js';
import { TakeDocuments, type Incoming } from './take-documents.js';

/** Brings vacancies in from files, or from answers of the interface that somebody has at hand. */
@Injectable()
export class ImportFromEures {
  constructor(private readonly documents: TakeDocuments, private readonly work: UnitOfWork, private readonly clock: Clock, private readonly ids: IdSource) {}

  /** Doing it again changes nothing: a vacancy is known by its reference. */
  async run({ documents = [], details = [], shiftDates = false }: ImportRequest, user: RequestUser): Promise<EuresImportEntity> {
    const incoming: Incoming[] = [...documents, ...details.filter(({ status }) => status === 'ACTIVE').map(incomingOf)];
    const report = await this.documents.run(incoming, details.filter(({ status }) => status === 'CLOSED').map(referenceOf), shiftDates);
    return this.work.run(async (tx) => {
      const made = { id: this.ids.entityId(), at: this.clock.now(), askedBy: user.label, shiftDates, report };
      await tx.insert(EuresImportEntity, made);
      return made;
    });
  }
}

/** An item of the interface, ready to be taken in. */
export function incomingOf(detail: VacancyDetail): Incoming {
  return { name: detail.reference, xml: detail.content ?? '', reference: referenceOf(detail), modified: detail.lastModificationTimestamp };
}

/** The reference under which the network keeps it. */
export function referenceOf({ source, reference }: Pick<VacancyDetail, 'source' | 'reference'>): string {
  return `${source}/${reference}`;
}
