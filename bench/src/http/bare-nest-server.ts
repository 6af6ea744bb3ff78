import 'reflect-metadata';
import { Controller, Get, Module, Req, type CallHandler, type ExecutionContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { tell, told } from '../processes.js';
import { rowsByAddress } from './bare-order.js';

const rowsOf = rowsByAddress(process.argv[2]!);

@Controller()
class BareController {
  @Get('*')
  rows(@Req() request: FastifyRequest): Promise<unknown[]> {
    return rowsOf(request.url);
  }
}

@Module({ controllers: [BareController] })
class BareModule {}

/** The bare route once more, with Nest around it, and of what every node's route has only that somebody asks who calls and that something may stand before the handler: both let everything pass. */
const app = await NestFactory.create<NestFastifyApplication>(BareModule, new FastifyAdapter(), { logger: false });
app.useGlobalGuards({ canActivate: () => true });
app.useGlobalInterceptors({ intercept: (_context: ExecutionContext, next: CallHandler) => next.handle() });
await app.listen(0, '127.0.0.1');
told<never>(() => undefined);
tell({ kind: 'ready', url: app.getHttpAdapter().getInstance().listeningOrigin });
