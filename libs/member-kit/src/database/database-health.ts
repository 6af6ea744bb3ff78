import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { HealthRegistry, type HealthContributor, type PartHealth } from '../health/health-contributor.js';

/** Ready when the database answers and every migration has run. */
@Injectable()
export class DatabaseHealth implements HealthContributor {
  readonly name = 'database';
  readonly required = true;
  private migrated = false;

  constructor(
    private readonly dataSource: DataSource,
    registry: HealthRegistry,
  ) {
    registry.add(this);
  }

  async health(): Promise<PartHealth> {
    try {
      await this.dataSource.query('SELECT 1');
      // Migrations don't come undone while the node runs: asked until the answer is yes.
      this.migrated ||= !(await this.dataSource.showMigrations());
    } catch {
      return { up: false, text: { it: 'il database non risponde: verificare PostgreSQL', en: 'the database does not answer: check PostgreSQL' } };
    }
    if (this.migrated) return { up: true, details: { migrated: true } };
    return { up: false, text: { it: 'le tabelle non sono aggiornate: riavviare il nodo', en: 'the tables are not up to date: restart the node' } };
  }
}
