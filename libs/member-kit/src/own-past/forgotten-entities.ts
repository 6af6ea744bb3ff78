import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Erasures } from '../erasure/erasures.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../messaging/messaging-options.js';
import { Conflict, NotFound } from '../problems/domain-error.js';
import { newestOwnEvent } from '../projections/own-events.js';
import { OwnStateRestorers } from './own-state-restorers.js';

/** An own entity that the network knows better than this node. */
export interface ForgottenEntity {
  readonly stream: string;
  readonly entity: string;
  /** The last event that was told. */
  readonly type: string;
  readonly version: number;
  readonly person: string | null;
  readonly toldAt: Date;
}

const COLUMNS = 'stream, entity, type, version, person, told_at AS "toldAt"';

/** Whether the network knows an own entity better than this node: nothing is told of it until a person has confirmed what holds. */
export async function isForgotten(entity: string, tx: EntityManager): Promise<boolean> {
  const found = await tx.query<unknown[]>('SELECT FROM outbox_forgotten WHERE entity = $1', [entity]);
  return found.length > 0;
}

/** Own entities of which the network was told more than a restored database knows: nothing new is told of them until a person has decided. */
@Injectable()
export class ForgottenEntities {
  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
    private readonly dataSource: DataSource,
    private readonly units: UnitOfWork,
    private readonly restorers: OwnStateRestorers,
    private readonly erasures: Erasures,
  ) {}

  list(): Promise<ForgottenEntity[]> {
    return this.dataSource.query<ForgottenEntity[]>(`SELECT ${COLUMNS} FROM outbox_forgotten ORDER BY told_at, entity LIMIT 200`);
  }

  /**
   * What this node has counts: it follows, as the next version, what the network was told.
   * @throws NotFound; Conflict when this node does not know the entity
   */
  confirm(entity: string): Promise<void> {
    return this.units.run(async (tx) => {
      const forgotten = await this.takeOut(entity, tx);
      const told = await newestOwnEvent(tx, this.options.self, forgotten);
      const found = this.restorers.forType(forgotten.type);
      if (told && (await found?.restorer.restore(told, tx))) return;
      throw new Conflict({
        code: 'forgotten.unknown-here',
        text: {
          it: 'questo nodo non ne ha più i dati: farlo cancellare dalla rete (POST /outbox/forgotten/{entity}/erase) e registrarlo di nuovo',
          en: 'this node no longer has the data: have the network erase it (POST /outbox/forgotten/{entity}/erase) and register it again',
        },
      });
    });
  }

  /** Has the whole network erase the person, of whom this node no longer knows who they are. @throws NotFound; Conflict when it is about no person */
  erase(entity: string): Promise<void> {
    return this.units.run(async (tx) => {
      const { person } = await this.takeOut(entity, tx);
      if (person === null) throw new Conflict({ code: 'forgotten.no-person', text: { it: 'non riguarda una persona: confermarlo', en: 'it is about no person: confirm it' } });
      await this.erasures.request(person, { scope: 'person' }, tx);
    });
  }

  private async takeOut(entity: string, tx: EntityManager): Promise<ForgottenEntity> {
    const [[forgotten]] = await tx.query<[ForgottenEntity[], number]>(`DELETE FROM outbox_forgotten WHERE entity = $1 RETURNING ${COLUMNS}`, [entity]);
    if (forgotten) return forgotten;
    throw new NotFound({ code: 'forgotten.unknown', text: { it: 'la rete non ne sa più di questo nodo: GET /outbox/forgotten', en: 'the network knows no more of it than this node: GET /outbox/forgotten' } });
  }
}
