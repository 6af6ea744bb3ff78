import { Module, type DynamicModule } from '@nestjs/common';
import { NodeSettings } from './node-settings.js';

/** Gives every module the node's settings, read once. */
@Module({})
export class SettingsModule {
  static of(settings: NodeSettings): DynamicModule {
    return {
      module: SettingsModule,
      global: true,
      providers: [{ provide: NodeSettings, useValue: settings }],
      exports: [NodeSettings],
    };
  }
}
