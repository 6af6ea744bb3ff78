import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { ServerTls } from '@filiera/embedded';
import type { MemberKind } from '@filiera/contracts';
import { InvitationRefused, openInvitation, type Role } from '@filiera/member-kit';
import { parseDocument } from 'yaml';
import { DEMO_AUDIENCE } from '../identity/demo-provider.js';
import type { MemberPlan } from '../members/sample-members.js';
import type { DataFolder } from './data-folder.js';
import { filiera } from './filiera-command.js';
import { stewardCommands } from '@filiera/steward';

/** Where a node of the demo listens and what it uses. */
export interface NodePlace {
  readonly url: string;
  readonly port: number;
  readonly databaseUrl: string;
  readonly tls?: ServerTls;
  readonly issuer?: string;
}

/** Roles for which the launcher makes a key, by kind. */
export function demoRolesOf(kind: MemberKind): readonly Role[] {
  if (kind === 'steward') return ['technician'];
  if (kind === 'coordinator') return ['coordinator', 'manager', 'technician'];
  return ['operator', 'manager', 'technician'];
}

/** `filiera node init`, once; at later starts only the identity provider's address is brought up to date. */
export async function initialiseNode(folder: DataFolder, member: MemberPlan, place: NodePlace): Promise<void> {
  const home = folder.home(member.id);
  if (!existsSync(`${home}/node.yml`)) {
    await filiera([
      'node', 'init', '--home', home, '--id', member.id, '--kind', member.kind, '--name', member.name,
      '--database-url', place.databaseUrl, '--host', '127.0.0.1', '--port', String(place.port), '--public-url', place.url,
      ...(place.tls ? ['--tls-cert', place.tls.cert, '--tls-key', place.tls.key, '--database-ca', place.tls.ca] : []),
      ...(place.issuer ? ['--oidc-issuer', place.issuer, '--oidc-audience', DEMO_AUDIENCE, '--oidc-roles-claim', 'roles'] : []),
    ]);
  } else if (place.issuer) {
    const file = `${home}/node.yml`;
    const settings = parseDocument(readFileSync(file, 'utf8'));
    if (settings.getIn(['access', 'oidc', 'issuer']) !== place.issuer) {
      settings.setIn(['access', 'oidc'], settings.createNode({ issuer: place.issuer, audience: DEMO_AUDIENCE, rolesClaim: 'roles' }));
      writeFileSync(file, settings.toString(), { mode: 0o600 });
    }
  }
}

/** `filiera node key add` for each role of the demo, once. */
export async function addDemoKeys(folder: DataFolder, member: MemberPlan): Promise<void> {
  for (const role of demoRolesOf(member.kind)) {
    const { keys } = folder.access;
    if (keys[member.id]?.[role]) {
      continue;
    }
    // Of a key that was made and not kept, because the start was stopped in between, nobody knows more than its label.
    const key = await filiera(['node', 'key', 'add', '--home', folder.home(member.id), '--role', role, '--label', `demo-${role}`, '--replace']);
    const access = folder.access;
    access.keys[member.id] = { ...access.keys[member.id], [role]: key };
    folder.keepAccess(access);
  }
}

/** True once the node trusts a hub. */
export function hasJoined(folder: DataFolder, member: MemberPlan): boolean {
  return parseDocument(readFileSync(`${folder.home(member.id)}/node.yml`, 'utf8')).has('hub');
}

/** `steward init` and `filiera node found`: the two steps that begin a network. */
export async function foundNetwork(folder: DataFolder, steward: MemberPlan, coordinator: MemberPlan, hubUrl: string, tls: ServerTls | undefined): Promise<void> {
  const home = folder.home(steward.id);
  if (!existsSync(`${home}/founding.json`)) {
    await stewardCommands({}, () => undefined).parseAsync([
      'init', '--home', home, '--coordinator', `${folder.home(coordinator.id)}/registration.json`, '--server', hubUrl, '--resolver-dir', folder.path('broker', 'accounts'),
      ...(tls ? ['--ca', tls.ca] : []),
    ], { from: 'user' });
  }
  if (!hasJoined(folder, coordinator)) {
    await filiera(['node', 'found', `${home}/founding.json`, '--home', folder.home(coordinator.id)]);
  }
}

/**
 * `filiera member invite`, then `filiera node join`: the way in for everyone. The invitation is kept until the node has joined: once the coordinator
 * has registered a node it invites nobody under that name, but the same invitation lets the same node in again.
 */
export async function admit(folder: DataFolder, member: MemberPlan, coordinator: { readonly id: string; readonly url: string }): Promise<void> {
  const kept = folder.invitation(member.id);
  const invitation = kept && await leadsTo(coordinator.url, kept) ? kept : await invite(folder, member, coordinator);
  await filiera(['node', 'join', invitation, '--home', folder.home(member.id), '--no-checks']);
  folder.forgetInvitation(member.id);
}

/** False for an invitation that has expired, or names an address where the coordinator is no longer. */
async function leadsTo(url: string, invitation: string): Promise<boolean> {
  try {
    return (await openInvitation(invitation, new Date())).coordinator.url === url;
  } catch (error) {
    if (error instanceof InvitationRefused) return false;
    throw error;
  }
}

async function invite(folder: DataFolder, member: MemberPlan, coordinator: { readonly id: string; readonly url: string }): Promise<string> {
  const apiKey = folder.access.keys[coordinator.id]!['coordinator']!;
  const invitation = await filiera(
    ['member', 'invite', '--id', member.id, '--kind', member.kind, '--name', member.name],
    { FILIERA_COORDINATOR: coordinator.url, FILIERA_API_KEY: apiKey },
  );
  folder.keepInvitation(member.id, invitation);
  return invitation;
}
