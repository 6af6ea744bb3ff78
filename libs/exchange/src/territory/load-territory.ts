import { UnitOfWork, type Transaction } from '@filiera/member-kit';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Territory, type Municipality, type NamedMunicipality } from './territory.js';

/** How soon a running node notices an import. */
const LOOK_EVERY_MILLISECONDS = 30_000;

/** Told of all imported municipalities that have a place, in the transaction in which they were read; whoever fails is told again at the next look. */
export type PlacesListener = (places: readonly Municipality[], tx: Transaction) => Promise<void>;

/** Tells the territory of imported municipalities, at start and after an import into the running node's database. */
@Injectable()
export class LoadTerritory implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger(LoadTerritory.name);
  private timer: NodeJS.Timeout | undefined;
  private newest = '';
  private running: Promise<unknown> = Promise.resolve();
  private readonly listeners: PlacesListener[] = [];

  constructor(private readonly work: UnitOfWork, private readonly territory: Territory) {}

  listen(listener: PlacesListener): void {
    this.listeners.push(listener);
  }

  async onModuleInit(): Promise<void> {
    await this.load();
    this.timer = setInterval(() => {
      this.running = this.load().catch((error: unknown) => this.logger.warn('the imported municipalities could not be read; the next look tries again', error));
    }, LOOK_EVERY_MILLISECONDS);
    this.timer.unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Reads the imported municipalities if there are newer ones than the last time. */
  load(): Promise<void> {
    return this.work.run(async (tx) => {
      const [{ newest }] = await tx.query<[{ newest: string }]>(
        `SELECT concat((SELECT concat(max(imported_at), '/', count(*)) FROM municipality), ' ', (SELECT concat(max(imported_at), '/', count(*)) FROM municipality_ceased)) AS newest`);
      if (newest === this.newest) return;
      const imported = await tx.query<NamedMunicipality[]>('SELECT istat, belfiore, name, province, latitude, longitude FROM municipality');
      const ceased = await tx.query<{ istat: string }[]>('SELECT istat FROM municipality_ceased');
      this.territory.know(imported, ceased.map(({ istat }) => istat));
      const places = imported.flatMap(({ istat }) => this.territory.find(istat) ?? []);
      if (places.length > 0) for (const listener of this.listeners) await listener(places, tx);
      this.newest = newest;
    });
  }
}
