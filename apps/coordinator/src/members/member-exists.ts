import type { MemberStatus, Text } from '@filiera/contracts';
import { Conflict } from '@filiera/member-kit';

const TEXTS: Readonly<Record<MemberStatus, (id: string) => Text>> = {
  active: (id) => ({ it: `Il membro ${id} esiste già: scegliere un altro identificativo.`, en: `The member ${id} already exists: choose another identifier.` }),
  suspended: (id) => ({
    it: `Il membro ${id} è sospeso: non gli serve un invito, lo riammette il coordinatore (POST /members/${id}/resume).`,
    en: `The member ${id} is suspended: it needs no invitation, the coordinator readmits it (POST /members/${id}/resume).`,
  }),
  left: (id) => ({
    it: `Il membro ${id} è uscito dalla rete: rientra come un nodo nuovo, con un altro identificativo e altre chiavi ("filiera node init").`,
    en: `The member ${id} has left the network: it comes back as a new node, with another identifier and other keys ("filiera node init").`,
  }),
};

/** The identifier belongs to a member for good, one that left included: nobody else comes in under it, and nobody a second time. */
export class MemberExists extends Conflict {
  constructor({ id, status }: { readonly id: string; readonly status: MemberStatus }) {
    super({ code: 'member.exists', text: TEXTS[status](id), clause: '2.1' });
  }
}
