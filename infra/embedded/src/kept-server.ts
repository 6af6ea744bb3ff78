/** What can be kept running. */
export interface KeepableServer {
  /** Resolves when the process has gone, for whatever reason. */
  readonly gone: Promise<void>;
  readonly running: boolean;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

/** How a server is kept. */
export interface Keeping<T extends KeepableServer> {
  start(): Promise<T>;
  /**
   * Looked at every few seconds: why a server that runs has to be started again to be of use, or null.
   * Answers null too while starting again would not help.
   */
  ailing?(server: T): Promise<string | null>;
  /** Hears why the server is started again. */
  onRestart?(why: string): void;
}

const LOOK_MS = 2_000;
const BACKOFF_MS = [500, 1_000, 2_000, 5_000];

/** A server that is started again when it ended unasked, or no longer does its work: what a service supervisor does where there is one. */
export class KeptServer<T extends KeepableServer> {
  private server: T | undefined;
  private wanted = false;
  private failures = 0;
  private timer: NodeJS.Timeout | undefined;
  private changing: Promise<void> = Promise.resolve();

  constructor(private readonly keeping: Keeping<T>) {}

  /** The one that runs, or ran last. @throws Error before the first start */
  get current(): T {
    if (!this.server) throw new Error('this server was never started');
    return this.server;
  }

  /** Starts it and keeps it from then on. @throws whatever the start throws; it is then not tried again */
  async start(): Promise<void> {
    await this.inTurn(async () => {
      await this.begin();
      this.wanted = true;
    });
    this.lookLater();
  }

  /** Ends it in order, for good. */
  async stop(): Promise<void> {
    this.leaveAlone();
    await this.inTurn(async () => this.server?.stop());
  }

  /** SIGKILL, as a crash would; it is not started again until {@link start}. */
  async kill(): Promise<void> {
    this.leaveAlone();
    await this.inTurn(async () => this.server?.kill());
  }

  private leaveAlone(): void {
    this.wanted = false;
    clearTimeout(this.timer);
  }

  private async begin(): Promise<void> {
    const server = await this.keeping.start();
    this.server = server;
    void server.gone.then(() => this.again(server, 'it ended'));
  }

  private async again(server: T, why: string): Promise<void> {
    await this.inTurn(async () => {
      // Stopped on purpose, or followed by another already: its end is no news.
      if (!this.wanted || this.server !== server) return;
      this.keeping.onRestart?.(why);
      await server.stop();
      await this.begin();
    }).then(() => { this.failures = 0; }, () => { this.failures += 1; });
    this.lookLater();
  }

  private lookLater(): void {
    if (!this.wanted) return;
    clearTimeout(this.timer);
    const delay = this.server?.running ? LOOK_MS : BACKOFF_MS[Math.min(this.failures, BACKOFF_MS.length - 1)]!;
    this.timer = setTimeout(() => { void this.look(); }, delay);
    this.timer.unref();
  }

  private async look(): Promise<void> {
    const { server } = this;
    if (!this.wanted || !server) return;
    const why = server.running ? await this.keeping.ailing?.(server).catch(() => null) : 'it ended';
    if (why) await this.again(server, why);
    else this.lookLater();
  }

  /** One change at a time. */
  private async inTurn(work: () => Promise<void>): Promise<void> {
    const mine = this.changing.then(work);
    this.changing = mine.catch(() => undefined);
    await mine;
  }
}
