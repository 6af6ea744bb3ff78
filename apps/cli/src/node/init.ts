import { AGREEMENT, type MemberKind } from '@filiera/contracts';
import { initNode, NodeExists, NodeHome } from '@filiera/member-kit';
import type { Console } from '../speaking/console.js';
import { EXIT, Failure } from '../speaking/failure.js';

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
  const tls = options.tlsCert && options.tlsKey ? { cert: options.tlsCert, key: options.tlsKey } : undefined;
  const oidc = options.oidcIssuer
    ? { issuer: options.oidcIssuer, audience: options.oidcAudience ?? options.id, ...(options.oidcRolesClaim ? { rolesClaim: options.oidcRolesClaim } : {}) }
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
    throw error;
  }
}
