import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import type { Text } from '@filiera/contracts';
import type { FastifyReply } from 'fastify';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Open } from '../access/roles.js';
import { HealthRegistry, type HealthContributor, type PartHealth } from './health-contributor.js';

/** How the node is, part by part. */
export interface NodeHealth {
  readonly status: 'up' | 'degraded' | 'down';
  readonly parts: readonly (PartHealth & { readonly name: string; readonly required: boolean })[];
}

const PATIENCE_MS = 2_000;
const NO_ANSWER: Text = { it: 'non risponde entro 2 secondi', en: 'does not answer within 2 seconds' };

/** For whoever watches over the process; nothing here says anything of people. */
@ApiTags('health')
@Open()
@Controller('health')
export class HealthController {
  constructor(private readonly registry: HealthRegistry) {}

  /** The process runs and answers. */
  @ApiOperation({ summary: 'Il processo è vivo / The process is alive' })
  @Get('live')
  live(): { status: 'up' } {
    return { status: 'up' };
  }

  /** 200 when every required part can do its work (`degraded` when another can't), 503 otherwise. */
  @ApiOperation({ summary: 'Il nodo può lavorare / The node can do its work' })
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<NodeHealth> {
    const parts = await Promise.all(this.registry.all().map(healthOf));
    const status = parts.every(({ up }) => up) ? 'up' : parts.some(({ up, required }) => required && !up) ? 'down' : 'degraded';
    void reply.header('cache-control', 'no-store').status(status === 'down' ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.OK);
    return { status, parts };
  }
}

async function healthOf(contributor: HealthContributor): Promise<NodeHealth['parts'][number]> {
  const { name, required } = contributor;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<PartHealth>((resolve) => {
    timer = setTimeout(() => resolve({ up: false, text: NO_ANSWER }), PATIENCE_MS);
  });
  try {
    return { name, required, ...await Promise.race([Promise.resolve(contributor.health()), late]) };
  } catch {
    return { name, required, up: false, text: { it: 'il controllo è fallito', en: 'the check failed' } };
  } finally {
    clearTimeout(timer);
  }
}
