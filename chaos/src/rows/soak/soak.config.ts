/** How long the soak is, warm-up and all: half an hour is measured in the full form. Read here and nowhere else. */
export class SoakConfiguration {
  readonly minutes: number;

  constructor(short: boolean, environment: NodeJS.ProcessEnv = process.env) {
    const asked = environment['FILIERA_CHAOS_SOAK_MINUTES'];
    this.minutes = asked === undefined ? (short ? 1 : 45) : Number(asked);
    if (!(this.minutes > 0)) throw new Error(`FILIERA_CHAOS_SOAK_MINUTES: "${asked}"; minuti, più di zero / minutes, more than zero`);
  }
}
