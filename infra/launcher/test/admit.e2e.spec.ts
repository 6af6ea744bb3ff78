import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { initNode, namedKeyFromPem, NkeyPair, NodeHome, openInvitation, proveRegistration } from '@filiera/member-kit';
import { startNetwork, type TestNetwork } from '@filiera/testing';
import type { MemberPlan } from '../src/members/sample-members.js';
import { admit, hasJoined } from '../src/network/bring-in.js';

const OFFICE: MemberPlan = { id: 'cpi-prova', kind: 'cpi', name: 'Centro di prova' };

describe('a member on its way in', () => {
  let net: TestNetwork;
  let coordinator: { readonly id: string; readonly url: string };

  beforeAll(async () => {
    net = await startNetwork({ members: [] });
    coordinator = net.network.description.nodes.find(({ id }) => id === net.coordinator)!;
  }, 180_000);
  afterAll(() => net?.stop(), 60_000);

  it('comes in with the invitation that it had when the start was stopped, also when the coordinator had registered it already', async () => {
    const { folder } = net;
    // Stopped once before there is a node, and once between the coordinator's yes and the node's settings.
    await expect(admit(folder, OFFICE, coordinator)).rejects.toThrow('node join');
    const invitation = folder.invitation(OFFICE.id)!;
    expect(await openInvitation(invitation, new Date())).toMatchObject({ id: OFFICE.id });
    const home = new NodeHome(folder.home(OFFICE.id));
    const registration = await initNode(home, {
      ...OFFICE, agreement: '^1.0.0', http: { host: '127.0.0.1', port: 0, publicUrl: 'http://127.0.0.1:1' }, database: { url: 'postgres://nessuno@127.0.0.1:1/nessuno' },
    }, new Date());
    const proof = proveRegistration(registration, invitation, namedKeyFromPem(home.read(home.signing), 'ed25519'), new NkeyPair(home.read(home.account)));
    const registered = await fetch(`${coordinator.url}/registrations`, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${invitation}` }, body: JSON.stringify({ registration, proof }),
    });
    expect(registered.status).toBe(200);
    expect(hasJoined(folder, OFFICE)).toBe(false);

    await admit(folder, OFFICE, coordinator);
    expect(hasJoined(folder, OFFICE)).toBe(true);
    expect(existsSync(folder.path('invitations', `${OFFICE.id}.json`))).toBe(false);
  });

  it('is invited anew when the coordinator has moved since', async () => {
    const { folder } = net;
    const other = { ...OFFICE, id: 'cpi-altro' };
    await expect(admit(folder, other, coordinator)).rejects.toThrow('node join');
    const first = folder.invitation(other.id);
    await expect(admit(folder, other, coordinator)).rejects.toThrow('node join');
    expect(folder.invitation(other.id)).toBe(first);
    await expect(admit(folder, other, { ...coordinator, url: coordinator.url.replace('127.0.0.1', 'localhost') })).rejects.toThrow('node join');
    expect(folder.invitation(other.id)).not.toBe(first);
  });
});
