import { AGREEMENT, type MemberKind } from '@filiera/contracts';
import { initNode, NodeExists, NodeHome, WrongSettings } from '@filiera/member-kit';
import type { Console } from '../speaking/console.js';
import { EXIT, Failure } from '../speaking/failure.js';
import { faultList } from '../speaking/fault-list.js';

/** What the command line says about the new node. */
export interface InitOptions {
  readonly home: string;
  readonly id: string;
  readonly kind: MemberKind;
  readonly name: string;
  readonly databaseUrl: string;
  readonly databaseCa?: string;
  readonly host: string;
  readonly port: number;
  readonly publicUrl?: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly oidcIssuer?: string;
  readonly oidcAudience?: string;
  readonly oidcRolesClaim?: string;
}

/** Makes keys and settings of a new node. */
export async function initialise(options: InitOptions, now: Date, console: Console): Promise<void> {
  const { tlsCert, tlsKey, oidcIssuer, oidcAudience, oidcRolesClaim } = options;
  // An option that lacks the one it goes with is not left out: its setting, empty, is among what is told as wrong.
  const tls = tlsCert || tlsKey ? { cert: tlsCert ?? '', key: tlsKey ?? '' } : undefined;
  const oidc = oidcIssuer || oidcAudience || oidcRolesClaim
    ? { issuer: oidcIssuer ?? '', audience: oidcAudience ?? options.id, ...(oidcRolesClaim ? { rolesClaim: oidcRolesClaim } : {}) }
    : undefined;
  try {
    const registration = await initNode(options.home, {
      id: options.id,
      kind: options.kind,
      name: options.name,
      agreement: `^${AGREEMENT.version}`,
      http: {
        host: options.host,
        port: options.port,
        publicUrl: options.publicUrl ?? `${tls ? 'https' : 'http'}://${options.host}:${options.port}`,
        ...(tls ? { tls } : {}),
      },
      database: { url: options.databaseUrl, ...(options.databaseCa ? { ca: options.databaseCa } : {}) },
      ...(oidc ? { access: { oidc } } : {}),
    }, now);
    console.passed({ it: 'chiavi create in questa cartella, leggibili solo da te', en: 'keys made in this folder, readable by you alone' }, new NodeHome(options.home).dir);
    console.passed({ it: 'chiave di firma', en: 'signing key' }, registration.signingKeys[0]!.kid);
    console.say({ it: 'Ora: "filiera node join <invito>" con l\'invito del coordinatore.', en: 'Now: "filiera node join <invitation>" with the coordinator\'s invitation.' });
  } catch (error) {
    if (error instanceof NodeExists) {
      throw new Failure(
        { it: `In ${error.home} c'è già un nodo: le sue chiavi non si sovrascrivono.`, en: `${error.home} already holds a node: its keys are never overwritten.` },
        { it: 'Scegliere un\'altra cartella con --home, o rinnovare le chiavi con "filiera node keys rotate".', en: 'Choose another folder with --home, or renew the keys with "filiera node keys rotate".' },
        EXIT.usage,
      );
    }
    if (error instanceof WrongSettings) {
      const { it, en } = faultList(error.faults);
      throw new Failure(
        { it: `Il nodo così non potrebbe avviarsi o entrare nella rete, e non è stato creato:${it}`, en: `The node could not start or join the network like this, and was not made:${en}` },
        { it: 'Correggere le opzioni e ripetere.', en: 'Correct the options and repeat.' },
        EXIT.usage,
      );
    }
    throw error;
  }
}
