import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { AGREEMENT, filtersOf, type Member, publishSubjectsOf, streamsOf, type Text } from '@filiera/contracts';
import { credentialsAuthenticator, type HubSettings, type NodeHome } from '@filiera/member-kit';
import { jetstream } from '@nats-io/jetstream';
import { connect, headers, type NatsConnection } from '@nats-io/transport-node';
import type { Check, Finding } from './check-list.js';

const API_PREFIX = 'HUB.API';
const TIMEOUT_MS = 5_000;

/** Connects to the hub as the node does. @throws when the hub refuses or does not answer. */
export async function connectAsNode(home: NodeHome, member: Member, hub: HubSettings): Promise<NatsConnection> {
  return connect({
    servers: [...hub.servers],
    name: `${member.id} check`,
    authenticator: credentialsAuthenticator(() => home.read(home.credentials)),
    reconnect: false,
    timeout: TIMEOUT_MS,
    ...(hub.ca ? { tls: { ca: readFileSync(resolve(home.dir, hub.ca), 'utf8') } } : {}),
  });
}

/** The checks of everything that a node needs from the hub. Nothing is published: a publish right is tried with a message that the hub must refuse. */
export function hubChecks(home: NodeHome, member: Member, hub: HubSettings): Check[] {
  let connection: NatsConnection;
  const streams = streamsOf(AGREEMENT);
  return [
    {
      name: { it: `connessione all'hub (${hub.servers.join(', ')})`, en: `connection to the hub (${hub.servers.join(', ')})` },
      essential: true,
      async run() {
        try {
          connection = await connectAsNode(home, member, hub);
          return { ok: true, detail: connection.info?.tls_required ? 'TLS' : 'senza TLS / without TLS' };
        } catch (error) {
          return connectionFinding(error as Error & { code?: string }, hub);
        }
      },
    },
    ...streams.filter(({ name }) => filtersOf(AGREEMENT, member, name).length > 0).map((stream): Check => ({
      name: { it: `lettura di ${stream.name}`, en: `reading ${stream.name}` },
      run: () => consumerFinding(connection, stream.name, member.id),
    })),
    ...[...familiesOf(publishSubjectsOf(AGREEMENT, member))].map(([family, subject]): Check => ({
      name: { it: `diritto di pubblicare: ${family}`, en: `right to publish: ${family}` },
      run: () => publishFinding(connection, subject),
    })),
    {
      name: { it: 'chiusura della connessione', en: 'closing the connection' },
      async run() {
        await connection.close();
        return { ok: true };
      },
    },
  ];
}

async function consumerFinding(connection: NatsConnection, stream: string, consumer: string): Promise<Finding> {
  try {
    const info = await (await jetstream(connection, { apiPrefix: API_PREFIX, timeout: TIMEOUT_MS }).consumers.get(stream, consumer)).info();
    return { ok: true, detail: `${info.num_pending} da leggere / to read` };
  } catch (error) {
    return { ok: false, why: (error as Error).message, todo: NOT_PROVISIONED };
  }
}

/** A message that expects another stream is refused by the stream itself, so the answer proves the right and leaves nothing behind. */
async function publishFinding(connection: NatsConnection, subject: string): Promise<Finding> {
  const probe = headers();
  probe.set('Nats-Expected-Stream', 'NONE-OF-THE-HUB');
  try {
    const answer = await connection.request(subject, '', { headers: probe, timeout: TIMEOUT_MS });
    const { error } = answer.json<{ error?: { description?: string } }>();
    return error?.description === 'expected stream does not match'
      ? { ok: true }
      : { ok: false, why: error?.description ?? answer.string(), todo: NOT_PROVISIONED };
  } catch (error) {
    return { ok: false, why: (error as Error).message, todo: NOT_PROVISIONED };
  }
}

/** One subject to try for each family that the member may publish to. */
function familiesOf(subjects: readonly string[]): Map<string, string> {
  return new Map(subjects.map((subject) => [subject.split('.')[1]!, subject.replace(/>$/, 'all.-.check')]));
}

function connectionFinding(error: Error & { code?: string }, hub: HubSettings): Finding {
  const why = [error.message, (error.cause as Error | undefined)?.message].filter(Boolean).join(': ');
  if (/authoriz|authentic/i.test(why)) {
    return { ok: false, why, todo: NOT_REGISTERED };
  }
  if (/certificate (has expired|is not yet valid)/i.test(why)) {
    return { ok: false, why, todo: EXPIRED };
  }
  if (/certificate|self.signed|tls|ssl/i.test(why)) {
    return { ok: false, why, todo: hub.ca ? WRONG_CA : NO_CA };
  }
  return { ok: false, why, todo: UNREACHABLE };
}

const NOT_REGISTERED: Text = {
  it: 'l\'hub non conosce questo nodo: "filiera node join <invito>", oppure chiedere al coordinatore se il membro è sospeso',
  en: 'the hub does not know this node: "filiera node join <invitation>", or ask the coordinator whether the member is suspended',
};
const NOT_PROVISIONED: Text = {
  it: 'l\'account c\'è ma i suoi diritti no: verificare presso il coordinatore che lo steward sia in funzione, poi ripetere "filiera node check"',
  en: 'the account exists but its rights do not: ask the coordinator whether the steward is running, then repeat "filiera node check"',
};
const EXPIRED: Text = {
  it: 'il certificato dell\'hub non vale oggi: avvisare chi gestisce l\'hub (lo steward), che lo rinnova, o regolare l\'orologio di questa macchina se la data è sbagliata',
  en: 'the hub\'s certificate does not count today: tell whoever runs the hub (the steward), who renews it, or set this machine\'s clock if its date is wrong',
};
const NO_CA: Text = {
  it: 'il certificato dell\'hub non è di un\'autorità pubblica: serve hub.ca in node.yml, che l\'invito porta con sé',
  en: 'the hub\'s certificate is not from a public authority: hub.ca is needed in node.yml; the invitation carries it',
};
const WRONG_CA: Text = {
  it: 'il certificato dell\'hub non è firmato dall\'autorità in hub.ca: se è stata sostituita, chiedere la nuova a chi gestisce l\'hub, metterla in keys/ca.pem e riavviare il nodo; altrimenti verificare l\'indirizzo (hub.servers)',
  en: 'the hub\'s certificate is not signed by the authority in hub.ca: where that was replaced, ask whoever runs the hub for the new one, put it into keys/ca.pem and restart the node; otherwise check the address (hub.servers)',
};
const UNREACHABLE: Text = {
  it: 'l\'hub non risponde: verificare la rete, il firewall in uscita e l\'indirizzo in hub.servers',
  en: 'the hub does not answer: check the network, the outgoing firewall and the address in hub.servers',
};
