import { faultLines, hubFaults, type Registration, registrationFaults, type SettingFault } from '@filiera/member-kit';
import type { FoundingOptions } from './found-hub.js';
import { hubSettingsFaults, hubSettingsWith } from './hub-settings.js';

/** From which option of `steward init` a setting comes. */
const OPTION_OF: readonly (readonly [beginning: string, option: string])[] = [
  ['hub.servers', '--server'], ['hub.ca', '--ca'], ['replicas', '--replicas'], ['storageFactor', '--storage-factor'],
];

/** Thrown before anything is written: the hub, or whoever trusts it, could not start as it was to be founded. */
export class CannotFound extends Error {
  constructor(readonly faults: readonly SettingFault[]) {
    super(['un nodo centrale così non servirebbe a nessuno, e nulla è stato scritto: correggere e ripetere / a hub like this would serve nobody, and nothing was written: correct and repeat',
      ...faultLines(faults)].join('\n'));
  }
}

/** Everything that is wrong at once. */
export function foundingFaults({ coordinator, servers, ca, settings }: FoundingOptions, own: Registration): SettingFault[] {
  const unfit = coordinatorFaults(coordinator);
  const anchor = unfit.length > 0 || !coordinator ? { id: '', url: '', signingKeys: [] } : { id: coordinator.member.id, url: coordinator.httpUrl ?? '', signingKeys: coordinator.signingKeys };
  // The hub's account is made once all else is of use: until then another one stands for it.
  const trusted = hubFaults({ servers, account: own.account, ...(ca === undefined ? {} : { ca }) }, anchor)
    .filter(({ name }) => unfit.length === 0 || !name.startsWith('hub.coordinator'));
  return [...unfit, ...trusted, ...hubSettingsFaults(hubSettingsWith(settings), 'hub.yml')].map((fault) => (
    { ...fault, source: OPTION_OF.find(([beginning]) => fault.name.startsWith(beginning))?.[1] ?? '--coordinator' }));
}

function coordinatorFaults(coordinator: Registration | undefined): SettingFault[] {
  const faults = registrationFaults(coordinator);
  if (faults.length > 0 || !coordinator || coordinator.member.kind === 'coordinator') return faults;
  return [{ name: 'member.kind', source: 'registration.json', seen: coordinator.member.kind, expected: { it: 'coordinator: solo un coordinatore fonda una rete', en: 'coordinator: only a coordinator founds a network' } }];
}
