import { describe, expect, it } from '@jest/globals';
import { vacancyPublishedV1 } from '@filiera/contracts';
import { eventually, VacancyNetwork } from '@filiera/testing';
import { listed, NO_FINDINGS } from '../checker/findings.js';
import { judgeLookUps } from '../checker/judge-look-ups.js';
import { watchLookUps } from '../checker/watch-look-ups.js';
import { forgetfulHub } from './forgetful-hub.js';
import { WITHOUT_DEDUPLICATION } from './without-deduplication.js';
import { withoutPartialIndex } from './without-partial-index.js';
import { WITHOUT_RECONCILIATION } from './without-reconciliation.js';
import { WITHOUT_SIGNATURE_CHECK } from './without-signature-check.js';

const LOG = 600;

describe('the checker has teeth: a network in which something is missing does not pass', () => {
  it('passes a network in which nothing is', async () => {
    expect(await forgetfulHub({})).toEqual(NO_FINDINGS);
  }, 120_000);

  it('sees that the inbox does not deduplicate', async () => {
    const { doubled, ...others } = await forgetfulHub({ receiver: [WITHOUT_DEDUPLICATION] });
    expect(doubled).not.toEqual([]);
    expect(listed({ ...NO_FINDINGS, ...others })).toEqual([]);
  }, 120_000);

  it('sees that the relay does not reconcile', async () => {
    const { lost, ...others } = await forgetfulHub({ sender: [WITHOUT_RECONCILIATION] });
    expect(lost).toHaveLength(20);
    expect(listed({ ...NO_FINDINGS, ...others })).toEqual([]);
  }, 120_000);

  it('sees that nobody checks signatures', async () => {
    const { untold, ...others } = await forgetfulHub({ receiver: [WITHOUT_SIGNATURE_CHECK] });
    expect(untold).toHaveLength(1);
    expect(listed({ ...NO_FINDINGS, ...others })).toEqual([]);
  }, 120_000);

  it('sees that the relay has lost its partial index, and is content with it', async () => {
    await using net = await VacancyNetwork.start();
    await net.sender.run((tx) => net.sender.outbox.addAll(vacancyPublishedV1,
      Array.from({ length: LOG }, () => ({ entity: net.ids.entityId(), version: 1, data: vacancyPublishedV1.example })), tx));
    await eventually('everything published', () => net.hub.count('VACANCIES'), (count) => count === LOG);
    await eventually('everything marked', () => net.sender.query('SELECT FROM outbox_sealed WHERE published_at IS NULL'), (rows) => rows.length === 0);
    expect(judgeLookUps([await watchLookUps(net.sender)])).toEqual([]);
    await withoutPartialIndex(net.sender);
    expect(judgeLookUps([await watchLookUps(net.sender)])).toEqual([expect.stringMatching(/a look of the relay reads \d{3} rows of a log of 600/)]);
  }, 120_000);
});
