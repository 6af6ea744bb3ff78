/** Where a tester keeps larger public data, if anywhere: the tests use it where it is there and pass without. */
export class TestDataConfiguration {
  readonly folder: string | undefined;

  constructor(environment: NodeJS.ProcessEnv = process.env) {
    this.folder = environment['FILIERA_TEST_DATA'];
  }
}
