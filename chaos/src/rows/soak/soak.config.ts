/** How long the soak is; read here and nowhere else. */
export class SoakConfiguration {
  readonly minutes: number;

  constructor(short: boolean, environment: NodeJS.ProcessEnv = process.env) {
    const asked = environment['FILIERA_CHAOS_SOAK_MINUTES'];
    this.minutes = asked === undefined ? (short ? 1 : 30) : Number(asked);
    if (!(this.minutes > 0)) throw new Error(`FILIERA_CHAOS_SOAK_MINUTES: "${asked}"; minuti, più di zero / minutes, more than zero`);
  }
}
