import { readFileSync } from 'node:fs';
import { type CoordinatorAnchor, type HubAddress, readRegistration, type Registration, trustHub } from '@filiera/member-kit';
import type { Console } from '../speaking/console.js';
import { EXIT, Failure } from '../speaking/failure.js';
import { existingHome } from './keys.js';

/** What the steward hands to the coordinator when it founds a hub. */
interface Founding {
  readonly hub: HubAddress;
  readonly coordinator: CoordinatorAnchor;
  readonly members: readonly Registration[];
}

/** Makes this node the coordinator of a new network: it trusts the hub that the steward founded for its keys. */
export function takeFounding(homeDir: string, file: string, console: Console): void {
  const home = existingHome(homeDir);
  const text = readFileSync(file, 'utf8');
  const founding = JSON.parse(text) as Founding;
  const own = readRegistration(home);
  const named = founding.members.find(({ member }) => member.id === own.member.id);
  if (founding.coordinator.id !== own.member.id || named?.account !== own.account) {
    throw new Failure(
      { it: `${file} fonda una rete il cui coordinatore è ${founding.coordinator.id}, con altre chiavi da quelle di questo nodo.`, en: `${file} founds a network whose coordinator is ${founding.coordinator.id}, with other keys than this node's.` },
      { it: 'Ripetere "steward init" con il registration.json di questo nodo.', en: 'Repeat "steward init" with the registration.json of this node.' },
      EXIT.refused,
    );
  }
  home.write(home.file('founding.json'), text);
  trustHub(home, founding.hub, founding.coordinator);
  console.passed({ it: 'rete fondata; membri fondatori', en: 'network founded; founding members' }, founding.members.map(({ member }) => member.id).join(', '));
}
