import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MemberRecord } from '@filiera/contracts';
import { type ReceivedEvent, UnitOfWork } from '@filiera/member-kit';
import { RestoreMember } from '../src/members/restore-member.js';
import { JoiningNode, RunningCoordinator } from './running-coordinator.js';

type Answer = Awaited<ReturnType<RunningCoordinator['register']>>;

describe('the invitations of one identifier', () => {
  let province: RunningCoordinator;

  beforeAll(async () => {
    province = await RunningCoordinator.start();
  });
  afterAll(() => province?.stop());

  const node = (id: string): Promise<JoiningNode> => JoiningNode.make(id, 'cpi', province.clock.now());
  const answer = (who: JoiningNode, invitation: string): Promise<Answer> =>
    province.register(invitation, { registration: who.registration, proof: who.prove(invitation) });
  const codeOf = ({ status, body }: Answer): [number, unknown] => [status, body['code']];
  const act = (id: string, what: string): Promise<Answer> => province.call('coordinator', 'POST', `/members/${id}/${what}`);
  const told = async (id: string): Promise<string[]> => (await province.told()).filter((line) => line.endsWith(` ${id}`));
  const standing = async (id: string): Promise<unknown> => (await province.query('SELECT status, account FROM registered_member WHERE id = $1', [id]))[0];
  /** Two open invitations: a restored backup may have them still. */
  const twoOpen = async (id: string): Promise<[string, string]> => {
    const pair: [string, string] = [await province.invite(id), await province.invite(id)];
    await province.query('UPDATE invitation SET voided_at = NULL WHERE member = $1', [id]);
    return pair;
  };

  it('are one: the newest takes the place of the others', async () => {
    const newcomer = await node('cpi-due-inviti');
    const [first, second] = [await province.invite('cpi-due-inviti'), await province.invite('cpi-due-inviti')];
    expect(codeOf(await answer(newcomer, first))).toEqual([403, 'registration.void']);
    expect((await answer(newcomer, second)).status).toBe(200);
  });

  it('bring back nobody who was suspended or removed, and say what does', async () => {
    const member = await node('cpi-tolto');
    const [first, second] = await twoOpen('cpi-tolto');
    expect((await answer(member, first)).status).toBe(200);
    await province.query(`UPDATE invitation SET voided_at = NULL WHERE member = 'cpi-tolto'`);
    await act('cpi-tolto', 'suspend');
    const suspended = await answer(member, second);
    expect([codeOf(suspended), JSON.stringify(suspended.body)]).toEqual([[409, 'member.exists'], expect.stringContaining('resume')]);
    await act('cpi-tolto', 'remove');
    for (const invitation of [first, second]) {
      const removed = await answer(member, invitation);
      expect([codeOf(removed), JSON.stringify(removed.body)]).toEqual([[409, 'member.exists'], expect.stringContaining('filiera node init')]);
    }
    expect(await standing('cpi-tolto')).toMatchObject({ status: 'left' });
    expect((await told('cpi-tolto')).map((line) => line.split(' ')[0])).toEqual(['network.member-joined.v1', 'network.member-suspended.v1', 'network.member-left.v1']);
    // It comes back as a new node.
    expect(codeOf(await province.call('coordinator', 'POST', '/invitations', { id: 'cpi-tolto', kind: 'cpi', name: 'Prova' }))).toEqual([409, 'member.exists']);
    expect((await answer(await node('cpi-tornato'), await province.invite('cpi-tornato'))).status).toBe(200);
  });

  it('hand the place of a member to no other node, and do no harm to the member that asks again', async () => {
    const [member, other] = [await node('cpi-conteso'), await node('cpi-conteso')];
    const [first, second] = await twoOpen('cpi-conteso');
    expect((await answer(member, first)).status).toBe(200);
    await province.query(`UPDATE invitation SET voided_at = NULL WHERE member = 'cpi-conteso'`);
    expect(codeOf(await answer(other, second))).toEqual([409, 'member.exists']);
    expect([(await answer(member, first)).status, (await answer(member, second)).status]).toEqual([200, 200]);
    expect(await standing('cpi-conteso')).toEqual({ status: 'active', account: member.registration.account });
    expect(await told('cpi-conteso')).toHaveLength(1);
  });

  it('let one node in when two answer at the same moment', async () => {
    const nodes = [await node('cpi-insieme'), await node('cpi-insieme')];
    const invitations = await twoOpen('cpi-insieme');
    const answers = await Promise.all(nodes.map((who, place) => answer(who, invitations[place]!)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await told('cpi-insieme')).toHaveLength(1);
  });

  it('do not work again after a restore, once the registry is known again', async () => {
    const [member, other] = [await node('cpi-ripreso'), await node('cpi-ripreso')];
    const invitation = await province.invite('cpi-ripreso');
    expect((await answer(member, invitation)).status).toBe(200);
    const [{ payload }] = await province.query<{ payload: string }>(`SELECT payload FROM outbox WHERE entity = 'cpi-ripreso'`) as [{ payload: string }];
    // As in a backup from before.
    await province.query(`UPDATE invitation SET used_at = NULL, used_by = NULL WHERE member = 'cpi-ripreso'`);
    await province.query(`DELETE FROM registered_member WHERE id = 'cpi-ripreso'`);
    const event = { entity: 'cpi-ripreso', version: 1, data: JSON.parse(payload) as MemberRecord, time: province.clock.now() } as ReceivedEvent;
    await province.app.get(UnitOfWork).run((tx) => province.app.get(RestoreMember).restore(event, tx));
    expect(codeOf(await answer(other, invitation))).toEqual([409, 'member.exists']);
    expect((await answer(member, invitation)).status).toBe(200);
    expect(await told('cpi-ripreso')).toHaveLength(1);
  });
});
