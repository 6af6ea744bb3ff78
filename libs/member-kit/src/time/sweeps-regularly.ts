import { Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';

/** Work that a node does at start and again and again: never twice at once, and finished before the node stops. */
export abstract class SweepsRegularly implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();
  /** True once the node is stopping: a long sweep ends early. */
  protected stopping = false;

  /**
   * @param everyMs time between two sweeps, milliseconds
   * @param failure what the log says when a sweep fails; the next one tries again
   */
  protected constructor(private readonly everyMs: number, private readonly failure: string) {}

  onApplicationBootstrap(): void {
    this.sweepSoon();
    this.timer = setInterval(() => this.sweepSoon(), this.everyMs);
    this.timer.unref();
  }

  /** One sweep more, once the one that goes on has ended. */
  protected sweepSoon(): void {
    if (this.stopping) return;
    this.running = this.running.then(() => this.sweep()).catch((error: unknown) => new Logger(this.constructor.name).error(`${this.failure}; the next sweep tries again`, error));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** One sweep. @returns how many rows it dropped or changed */
  abstract sweep(): Promise<number>;
}
