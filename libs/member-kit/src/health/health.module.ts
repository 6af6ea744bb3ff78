import { Global, Module } from '@nestjs/common';
import { HealthRegistry } from './health-contributor.js';
import { HealthController } from './health.controller.js';

/** `/health/live` and `/health/ready`, the only open addresses of every node. */
@Global()
@Module({
  controllers: [HealthController],
  providers: [HealthRegistry],
  exports: [HealthRegistry],
})
export class HealthModule {}
