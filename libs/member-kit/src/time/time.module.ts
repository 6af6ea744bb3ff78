import { Module, type DynamicModule } from '@nestjs/common';
import { Clock, SystemClock } from './clock.js';
import { IdSource, RandomIdSource } from './id-source.js';

/** The node's clock and identifiers; tests put their own. */
@Module({})
export class TimeModule {
  static of(clock: Clock = new SystemClock(), ids: IdSource = new RandomIdSource()): DynamicModule {
    return {
      module: TimeModule,
      global: true,
      providers: [{ provide: Clock, useValue: clock }, { provide: IdSource, useValue: ids }],
      exports: [Clock, IdSource],
    };
  }
}
