/** How the clock of a node's process is to be set; read here and nowhere else. */
export class WrongClockConfiguration {
  /** Milliseconds; positive is ahead. */
  readonly offset: number;

  constructor(environment: NodeJS.ProcessEnv = process.env) {
    this.offset = Number(environment['FILIERA_CHAOS_CLOCK_OFFSET_MS'] ?? 0);
  }
}

/** What a program's environment needs besides, so that its clock is off. Nothing in the product knows of this. */
export function clockOff(milliseconds: number): Readonly<Record<string, string>> {
  return { NODE_OPTIONS: `--import ${new URL('set-clock.js', import.meta.url).href}`, FILIERA_CHAOS_CLOCK_OFFSET_MS: String(milliseconds) };
}
