import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Level, type Logger } from 'pino';
import { currentRequest } from '../http/request-context.js';
import type { NodeSettings } from '../configuration/node-settings.js';
import { redactLine } from './redact.js';
import { safeError } from './safe-error.js';

/**
 * The node's log: one JSON object a line on standard output, levels from the settings, personal data removed from every
 * line whoever wrote it. Nest's own `Logger` writes here.
 */
export class NodeLog implements LoggerService {
  readonly pino: Logger;

  /** @param destination where the lines go; standard output when left out. Written at once, so that a crash loses none. */
  constructor(settings: NodeSettings, destination: DestinationStream = pino.destination({ dest: 1, sync: true })) {
    this.pino = pino({
      level: settings.log.level,
      base: { member: settings.member.id, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: safeError },
      mixin: () => {
        const request = currentRequest();
        return request ? { requestId: request.requestId, traceparent: request.traceparent } : {};
      },
      hooks: { streamWrite: redactLine },
    }, destination);
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest hands over `(message, stack?, context?)`, every part of it optional. */
  private write(level: Level, message: unknown, rest: readonly unknown[]): void {
    const texts = rest.filter((part) => typeof part === 'string');
    const stack = texts.find((part) => /\n\s+at /.test(part));
    const context = texts.findLast((part) => part !== stack);
    const inner = rest.find((part) => part instanceof Error);
    const fields = { ...(context === undefined ? {} : { context }), ...(stack === undefined ? {} : { stack }) };
    const error = message instanceof Error ? message : inner;
    // Left without a text, pino would copy the error's own message, which may quote data.
    const text = typeof message === 'string' ? message : message instanceof Error ? message.name : JSON.stringify(message);
    this.pino[level](error === undefined ? fields : { ...fields, err: error }, text);
  }
}
