import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { NodeSettings } from './node-settings.js';

/** Gives every module the node's settings, read once, and what the program sets for its own work. */
@Module({})
export class SettingsModule {
  static of(settings: NodeSettings, work: ReadonlyMap<Type<object>, object>): DynamicModule {
    return {
      module: SettingsModule,
      global: true,
      providers: [{ provide: NodeSettings, useValue: settings }, ...[...work].map(([provide, useValue]) => ({ provide, useValue }))],
      exports: [NodeSettings, ...work.keys()],
    };
  }
}
