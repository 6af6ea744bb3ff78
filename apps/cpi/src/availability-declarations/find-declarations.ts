import { localDate } from '@filiera/contracts';
import { boundedPage } from '@filiera/exchange';
import { Clock, UnitOfWork } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { IsNull, LessThanOrEqual, Not } from 'typeorm';
import { AvailabilityDeclarationsSettings } from './availability-declarations-settings.js';
import { declarationNotFound } from './declaration-errors.js';
import { DeclarationEntity } from './declaration.entity.js';
import type { DeclarationQuery, DueQuery } from './declaration.requests.js';
import { type DeclarationPageView, type DeclarationView, toDeclarationView } from './declaration.view.js';

/** Declarations as people read them. */
@Injectable()
export class FindDeclarations {
  constructor(private readonly work: UnitOfWork, private readonly settings: AvailabilityDeclarationsSettings, private readonly clock: Clock) {}

  /** A page, the newest first. */
  async list({ page, size, state, candidate }: DeclarationQuery): Promise<DeclarationPageView> {
    const where = { ...(state ? { state } : {}), ...(candidate ? { person: candidate } : {}) };
    const found = await this.work.read((tx) => boundedPage(DeclarationEntity, { where, order: { declaredOn: 'DESC', id: 'ASC' } }, { page, size }, tx));
    return { ...found, items: this.views(found.items) };
  }

  /** What is expected by a day, the longest overdue first; without a day, all that is expected. */
  async due({ page, size, by }: DueQuery): Promise<DeclarationPageView> {
    const where = { nextDue: by ? LessThanOrEqual(by) : Not(IsNull()) };
    const found = await this.work.read((tx) => boundedPage(DeclarationEntity, { where, order: { nextDue: 'ASC', id: 'ASC' } }, { page, size }, tx));
    return { ...found, items: this.views(found.items) };
  }

  /** @throws NotFound */
  async one(id: string): Promise<DeclarationView> {
    const found = await this.work.read((tx) => tx.findOneBy(DeclarationEntity, { id }));
    if (!found) throw declarationNotFound();
    return this.views([found])[0]!;
  }

  private views(found: readonly DeclarationEntity[]): DeclarationView[] {
    const today = localDate(this.clock.now());
    return found.map((declaration) => toDeclarationView(declaration, this.settings.summonsFor(declaration.benefit, declaration.declaredOn), today));
  }
}
