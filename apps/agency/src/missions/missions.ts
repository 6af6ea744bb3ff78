import { boundedPage, holdCandidate, localDate, type Page, type PageQuery } from '@filiera/exchange';
import { Clock, ErasesPerson, IdSource, NotFound, UnitOfWork, type PersonEraser, type Transaction } from '@filiera/member-kit';
import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import { decideAnnulment, decideEnd, decideExtension, decideMission } from './decide-mission.js';
import { MissionEntity } from './mission.entity.js';
import { MissionsSettings } from './missions-settings.js';

/** The agency's missions: each step locks the worker, so that the months at one firm are always the whole sum. */
@ErasesPerson()
@Injectable()
export class Missions implements PersonEraser {
  constructor(private readonly work: UnitOfWork, private readonly settings: MissionsSettings, private readonly clock: Clock, private readonly ids: IdSource) {}

  /** @throws NotFound, Conflict when the person was erased, Invalid with every violation */
  start({ candidate, userName, userVatNumber, permanent, startDate, endDate }: Omit<MissionEntity, 'id' | 'extensions' | 'ended' | 'annulled'>): Promise<MissionEntity> {
    return this.work.run(async (tx) => {
      await holdCandidate(candidate, tx);
      decideMission({ permanent, startDate, endDate }, await tx.findBy(MissionEntity, { candidate, userVatNumber, annulled: false }), this.settings.limitFor({ permanent, startDate }));
      const mission = { id: this.ids.entityId(), candidate, userName, userVatNumber, permanent, startDate, endDate, extensions: 0, ended: false, annulled: false };
      await tx.insert(MissionEntity, mission);
      return mission;
    });
  }

  /** @throws NotFound, Conflict when it has ended or is annulled, Invalid with every violation */
  extend(id: string, endDate: string): Promise<MissionEntity> {
    return this.change(id, async (mission, tx) => {
      const others = await tx.findBy(MissionEntity, { candidate: mission.candidate, userVatNumber: mission.userVatNumber, id: Not(id), annulled: false });
      decideExtension(mission, endDate, others, this.settings.limitFor(mission));
      return { ...mission, endDate, extensions: mission.extensions + 1 };
    });
  }

  /** @throws NotFound, Conflict when it has ended or is annulled, Invalid with every violation */
  end(id: string, lastDay: string): Promise<MissionEntity> {
    return this.change(id, async (mission) => {
      decideEnd(mission, lastDay, localDate(this.clock.now()));
      return { ...mission, endDate: lastDay, ended: true };
    });
  }

  /** @throws NotFound, Conflict when it is annulled already */
  annul(id: string): Promise<MissionEntity> {
    return this.change(id, async (mission) => {
      decideAnnulment(mission);
      return { ...mission, annulled: true };
    });
  }

  /** A page, the last to start first. */
  page(query: PageQuery): Promise<Page<MissionEntity>> {
    return this.work.read((tx) => boundedPage(MissionEntity, { order: { startDate: 'DESC', id: 'ASC' } }, query, tx));
  }

  async erase(person: string, tx: Transaction): Promise<number> {
    return (await tx.delete(MissionEntity, { candidate: person })).affected ?? 0;
  }

  private change(id: string, step: (mission: MissionEntity, tx: Transaction) => Promise<MissionEntity>): Promise<MissionEntity> {
    return this.work.run(async (tx) => {
      const worker = await tx.findOneBy(MissionEntity, { id });
      if (!worker) throw missionNotFound();
      await holdCandidate(worker.candidate, tx);
      const mission = await tx.findOneBy(MissionEntity, { id });
      if (!mission) throw missionNotFound();
      const { id: _, ...columns } = await step(mission, tx);
      await tx.update(MissionEntity, { id }, columns);
      return { id, ...columns };
    });
  }
}

const missionNotFound = (): NotFound =>
  new NotFound({ code: 'mission.not-found', text: { it: 'nessuna missione ha questo identificativo', en: 'no mission has this id' } });
