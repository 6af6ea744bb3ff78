import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until, vacancyDraft } from '@filiera/chaos';
import { startNetwork, type TestNetwork } from '@filiera/testing';

describe('while steward and coordinator are down', () => {
  let net: TestNetwork;

  beforeAll(async () => {
    net = await startNetwork({ members: [
      { id: 'agency-alfa', kind: 'agency', name: 'Agenzia di prova' },
      { id: 'school-uno', kind: 'school', name: 'Scuola di prova' },
    ] });
    await Promise.all([net.network.node(net.steward).kill(), net.network.node(net.coordinator).kill()]);
  }, 180_000);
  afterAll(() => net?.stop(), 60_000);

  async function published(at: string, title: string): Promise<string> {
    const { id } = await net.client(at).post<{ id: string }>('/vacancies', vacancyDraft(title));
    await net.client(at).post(`/vacancies/${id}/publish`);
    return id;
  }

  const arrives = (at: string, id: string): Promise<void> =>
    until(`vacancy at ${at}`, async () => ((await net.client(at).ask('GET', `/board/vacancies/${id}`)).status === 200 ? null : 'not there'));

  it('the others go on', async () => {
    await arrives('school-uno', await published('agency-alfa', 'Elettricista uno'));
    await arrives('agency-alfa', await published('school-uno', 'Elettricista due'));
  }, 180_000);

  it('nodes and broker that restart find each other again', async () => {
    await Promise.all([net.network.node('agency-alfa').kill(), net.network.killBroker()]);
    await net.network.startBroker();
    net.network.node('agency-alfa').start();
    await net.network.node('agency-alfa').ready();
    await arrives('school-uno', await published('agency-alfa', 'Elettricista tre'));
  }, 180_000);

  it('what happened meanwhile reaches the coordinator when it is back', async () => {
    for (const keeper of [net.steward, net.coordinator]) net.network.node(keeper).start();
    await Promise.all([net.steward, net.coordinator].map((keeper) => net.network.node(keeper).ready()));
    const coordinator = net.client(net.coordinator);
    await until('flows at the coordinator', async () => {
      const flows = await coordinator.get<{ type: string; events: number }[]>('/flows', { as: 'coordinator' });
      const seen = flows.filter(({ type }) => type === 'vacancy.published.v1').reduce((sum, { events }) => sum + events, 0);
      return seen === 3 ? null : `${seen} of 3 publications`;
    });
    expect((await coordinator.ask('GET', '/board/vacancies')).status).not.toBe(200);
  }, 180_000);
});
