import { Refused } from '@filiera/member-kit';
import type { Text } from '@filiera/contracts';

const REASONS = {
  missing: { it: 'Serve l\'invito come token Bearer.', en: 'The invitation is needed as a Bearer token.' },
  unreadable: { it: 'Questo non è un invito di questo coordinatore.', en: 'This is not an invitation of this coordinator.' },
  foreign: { it: 'L\'invito non è firmato con una chiave di questo coordinatore.', en: 'The invitation is not signed with a key of this coordinator.' },
  expired: { it: 'L\'invito è scaduto: chiederne un altro.', en: 'The invitation has expired: ask for another.' },
  used: { it: 'L\'invito è già stato usato da un altro nodo: chiederne un altro, e dire chi può averlo letto.', en: 'The invitation was already used by another node: ask for another, and say who may have read it.' },
  void: { it: 'Questo invito è stato sostituito da uno più recente: usare l\'ultimo ricevuto, o chiederne un altro.', en: 'A newer invitation took the place of this one: use the last one received, or ask for another.' },
  'other-member': { it: 'L\'invito è per un\'altra organizzazione o un altro tipo.', en: 'The invitation is for another organisation or another kind.' },
  unproven: { it: 'Le firme non sono delle chiavi che si registrano.', en: 'The signatures are not by the keys that are being registered.' },
  'foreign-key-name': { it: 'Il nome di una chiave non deriva dalla chiave.', en: 'The name of a key does not derive from the key.' },
  stale: { it: 'La richiesta è troppo vecchia o nel futuro: regolare l\'orologio e ripetere.', en: 'The request is too old or in the future: set the clock and repeat.' },
  'old-keys-changed': { it: 'Le chiavi già registrate non si cambiano: se ne aggiungono.', en: 'Keys that are registered do not change: new ones are added.' },
  'not-active': { it: 'Il membro è sospeso o uscito: le sue chiavi non si rinnovano.', en: 'The member is suspended or has left: its keys are not renewed.' },
} as const satisfies Record<string, Text>;

/** A registration, or a renewal of keys, that the coordinator does not accept. */
export class RegistrationRefused extends Refused {
  constructor(reason: keyof typeof REASONS) {
    super({ code: `registration.${reason}`, text: REASONS[reason], clause: '2.1' });
  }
}
