import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';

/**
 * The first thing to stop: no new request is taken, those in progress are answered. Only then do consumers, relay, broker
 * and database stop, so that no request finds them gone.
 */
@Injectable()
export class DrainHttp implements OnModuleDestroy {
  constructor(private readonly host: HttpAdapterHost) {}

  async onModuleDestroy(): Promise<void> {
    await this.host.httpAdapter.close();
  }
}
