import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agreementDigest, type NetworkAgreementPublishedV1 } from '@filiera/contracts';
import { ENTER_DOUBT, type ReceivedEvent, UnitOfWork } from '@filiera/member-kit';
import { eventually } from '@filiera/testing';
import { RestoreAgreement } from '../src/founding/restore-agreement.js';
import { RunningCoordinator } from './running-coordinator.js';

describe('a coordinator that was restored from a backup', () => {
  let province: RunningCoordinator;

  beforeAll(async () => {
    province = await RunningCoordinator.start();
  });
  afterAll(() => province?.stop());

  const published = async (): Promise<number> => (await province.told()).filter((line) => line === 'network.agreement-published.v1 agreement').length;

  it('of before this version of the agreement starts all the same, and publishes it once it knows what it had told', async () => {
    await province.query(`UPDATE published_agreement SET digest = 'di-prima'`);
    await province.query(ENTER_DOUBT);
    province = await province.restarted();
    expect(await published()).toBe(1);
    await province.query('DELETE FROM outbox_doubt');
    await eventually('the agreement', published, (times) => times === 2);
    expect(await province.query(`SELECT entity_version AS version FROM outbox WHERE entity = 'agreement' ORDER BY position`)).toEqual([{ version: 1 }, { version: 2 }]);
  });

  it('does not publish again the version that it reads back from the hub', async () => {
    await province.query(`DELETE FROM published_agreement WHERE digest <> 'di-prima'`);
    const data: NetworkAgreementPublishedV1 = { version: '1.0.0', digest: agreementDigest(), effectiveFrom: '2027-01-01' };
    const restore = (): Promise<unknown> => province.app.get(UnitOfWork).run((tx) => province.app.get(RestoreAgreement).restore({ data, time: province.clock.now() } as ReceivedEvent, tx));
    await restore();
    await restore();
    province = await province.restarted();
    expect(await published()).toBe(2);
  });
});
