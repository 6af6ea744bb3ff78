import { readFileSync } from 'node:fs';
import type { Text } from '@filiera/contracts';
import { type CoordinatorAnchor, type HubAddress, hubFaults, readRegistration, type Registration, registrationFaults, trustHub } from '@filiera/member-kit';
import type { Console } from '../speaking/console.js';
import { EXIT, Failure } from '../speaking/failure.js';
import { faultList } from '../speaking/fault-list.js';
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
  const { text, founding } = read(file);
  const own = readRegistration(home);
  const named = founding.members.find(({ member }) => member.id === own.member.id);
  if (founding.coordinator.id !== own.member.id || named?.account !== own.account) {
    throw new Failure(
      { it: `${file} fonda una rete il cui coordinatore è ${founding.coordinator.id}, con altre chiavi da quelle di questo nodo.`, en: `${file} founds a network whose coordinator is ${founding.coordinator.id}, with other keys than this node's.` },
      REPEAT_INIT,
      EXIT.refused,
    );
  }
  const faults = [...hubFaults(founding.hub, founding.coordinator), ...founding.members.flatMap(registrationFaults)];
  if (faults.length > 0) {
    const { it, en } = faultList(faults);
    throw new Failure(
      { it: `Con ${file} il nodo non potrebbe avviarsi, e nulla è stato scritto:${it}`, en: `With ${file} the node could not start, and nothing was written:${en}` },
      REPEAT_INIT,
      EXIT.refused,
    );
  }
  home.write(home.file('founding.json'), text);
  trustHub(home, founding.hub, founding.coordinator);
  console.passed({ it: 'rete fondata; membri fondatori', en: 'network founded; founding members' }, founding.members.map(({ member }) => member.id).join(', '));
}

function read(file: string): { readonly text: string; readonly founding: Founding } {
  try {
    const text = readFileSync(file, 'utf8');
    const founding = JSON.parse(text) as Partial<Founding>;
    if (founding.hub && Array.isArray(founding.coordinator?.signingKeys) && founding.members?.every(({ member }) => member)) return { text, founding: founding as Founding };
  } catch {
    // Falls through: what cannot be read founds nothing.
  }
  throw new Failure(
    { it: `${file} non è un atto di fondazione leggibile.`, en: `${file} is not a readable founding act.` },
    { it: 'Indicare il founding.json scritto da "steward init".', en: 'Name the founding.json written by "steward init".' },
    EXIT.usage,
  );
}

const REPEAT_INIT: Text = {
  it: 'Ripetere "steward init" in una cartella nuova, con il registration.json di questo nodo.',
  en: 'Repeat "steward init" in a new folder, with the registration.json of this node.',
};
