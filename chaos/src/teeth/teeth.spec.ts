import { describe, expect, it } from '@jest/globals';
import { testFolder } from '@filiera/testing';
import { runRow } from '../campaign/run-row.js';
import { NO_FINDINGS, type Findings } from '../checker/findings.js';
import { forgetfulHub, type Lacking } from './forgetful-hub.js';

const SEED = 7;
const LIMIT_MS = 300_000;

/** What the checker finds at the end of a campaign in which this is missing. */
async function found(lacking: Lacking): Promise<Findings> {
  const said: string[] = [];
  let findings: Findings | undefined;
  const run = async (context: Parameters<typeof forgetfulHub>[0]): Promise<[]> => {
    findings = await forgetfulHub(context, lacking);
    return [];
  };
  await runRow({ id: 'teeth', name: 'a hub that forgets', needsRoot: false, inShortForm: false, run }, { seed: SEED, short: true, folder: testFolder('teeth'), tell: (line) => said.push(line) });
  if (!findings) throw new Error(said.join('\n'));
  return findings;
}

describe('the checker has teeth: a campaign in which something is missing does not pass', () => {
  it('passes a network in which nothing is', async () => {
    expect(await found({})).toEqual(NO_FINDINGS);
  }, LIMIT_MS);

  it('sees that an inbox does not deduplicate', async () => {
    const { doubled } = await found({ reader: 'inbox' });
    expect(doubled).toContainEqual(expect.stringMatching(/^board of agency-alfa .*: handed to its handler twice$/));
  }, LIMIT_MS);

  it('sees that a relay does not reconcile', async () => {
    const { lost, ...others } = await found({ sender: 'reconciliation' });
    expect(lost).toContainEqual(expect.stringMatching(/^board vacancy at agency-alfa cpi-uno/));
    expect(lost).toContainEqual(expect.stringMatching(/of cpi-uno .*: never in the inbox of agency-alfa$/));
    expect({ ...NO_FINDINGS, ...others }).toEqual(NO_FINDINGS);
  }, LIMIT_MS);

  it('sees that a reader does not check signatures', async () => {
    const { untold, ...others } = await found({ reader: 'signatures' });
    expect(untold).toEqual([expect.stringMatching(/^board vacancy at agency-alfa cpi-uno.*: never told$/)]);
    expect({ ...NO_FINDINGS, ...others }).toEqual(NO_FINDINGS);
  }, LIMIT_MS);

  it('sees that a relay has lost its partial index', async () => {
    const { growing, ...others } = await found({ index: true });
    expect(growing).toEqual([expect.stringMatching(/a look of the relay of cpi-uno reads \d{2,} rows of a log of \d{2,}$/)]);
    expect({ ...NO_FINDINGS, ...others }).toEqual(NO_FINDINGS);
  }, LIMIT_MS);
});
