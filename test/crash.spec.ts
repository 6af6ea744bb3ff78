import { beforeAll, describe, expect, it } from '@jest/globals';
import { killsAtRandom, type RowOutcome, runRow } from '@filiera/chaos';
import { testFolder } from '@filiera/testing';
import { NetworkTestConfiguration } from './test.config.js';

/** The campaign's own row in its short form: `npm run chaos` has the long one. */
describe('nodes, relays, the broker and PostgreSQL killed at random while people work', () => {
  const { seed } = new NetworkTestConfiguration();
  const said: string[] = [];
  let outcome: RowOutcome;

  const valueOf = (figure: RegExp): number | undefined => outcome.figures.find(({ name }) => figure.test(name))?.value;

  beforeAll(async () => {
    console.log(`seed ${seed}: repeat with FILIERA_TEST_SEED=${seed}`);
    outcome = await runRow(killsAtRandom, { seed, short: true, folder: testFolder('chaos'), tell: (line) => said.push(line) });
  }, 900_000);

  it('the work was what the test is about', () => {
    expect({ said, isEnough: valueOf(/accepted writes$/)! >= 2_000 && valueOf(/^kills at random$/)! >= 20 }).toMatchObject({ isEnough: true });
  });

  it.each(['lost', 'doubled', 'reordered within an entity', 'visible to someone it was not for', 'set aside, or answered wrongly'])('nothing is %s', (what) => {
    expect({ said, value: valueOf(new RegExp(`${what}$`)) }).toMatchObject({ value: 0 });
  });
});
