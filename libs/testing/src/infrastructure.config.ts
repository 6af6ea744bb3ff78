/** Where the run's broker and database are; set by Jest's global set-up, read nowhere else. */
export class InfrastructureConfiguration {
  readonly folder: string;
  readonly brokerUrl: string;
  readonly databaseUrl: string;

  /** @throws Error when the tests were not started through the project's Jest configuration. */
  constructor(environment: NodeJS.ProcessEnv = process.env) {
    const required = (name: string): string => {
      const value = environment[name];
      if (!value) throw new Error(`${name} is not set: run the tests with "npm test -- <file>", which starts the broker and the database`);
      return value;
    };
    this.folder = required('FILIERA_TEST_FOLDER');
    this.brokerUrl = required('FILIERA_TEST_BROKER_URL');
    this.databaseUrl = required('FILIERA_TEST_DATABASE_URL');
  }
}
