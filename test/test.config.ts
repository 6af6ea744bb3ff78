/** How a run of the network's tests was asked for; read here and nowhere else. */
export class NetworkTestConfiguration {
  /** Seed of everything random: given, a run is repeated. */
  readonly seed: number;

  constructor(environment: NodeJS.ProcessEnv = process.env) {
    this.seed = Number(environment['FILIERA_TEST_SEED'] ?? Date.now() % 1_000_000_007);
  }
}
