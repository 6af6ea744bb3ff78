import type { RunningNetwork, RunningNode } from '@filiera/sample';
import type { DemoProvider } from '../identity/demo-provider.js';

/** The role whose key a person tries a node with first. */
function firstKey({ keys }: RunningNode): string {
  return keys.operator ?? keys.coordinator ?? keys.technician ?? '';
}

/** The table that ends a start: each node with its address, its documentation, how to sign in, its memory; then one thing to try. */
export function welcome(network: RunningNetwork, identity: DemoProvider | undefined, memory: Readonly<Record<string, number>>, language: 'it' | 'en', accessFile: string): string[] {
  const t = (it: string, en: string): string => (language === 'en' ? en : it);
  const nodes = network.nodes.filter(({ kind }) => kind !== 'steward');
  const steward = network.nodes.find(({ kind }) => kind === 'steward');
  const rows = nodes.map((node) => [node.id, `${node.url}/openapi`, firstKey(node), `${memory[node.id] ?? 0} MB`]);
  const header = [t('nodo', 'node'), t('pagina OpenAPI', 'OpenAPI page'), t('chiave demo (X-Api-Key)', 'demo key (X-Api-Key)'), t('memoria', 'memory')];
  const rest = ['nats-server', 'postgres', 'launcher', ...(steward ? [steward.id] : [])].filter((name) => memory[name]).map((name) => `${name} ${memory[name]} MB`);
  const total = Object.values(memory).reduce((sum, value) => sum + value, 0);
  return [
    '',
    ...table([header, ...rows]),
    '',
    `${t('altri processi', 'other processes')}: ${rest.join(', ')}; ${t('in tutto', 'in all')} ${total} MB`,
    t(
      `Per entrare dal browser: nome "demo-operator" ("demo-coordinator" per il coordinatore) e la chiave come password. Tutte le chiavi: ${accessFile}`,
      `To sign in from a browser: name "demo-operator" ("demo-coordinator" for the coordinator) and the key as the password. All keys: ${accessFile}`,
    ),
    ...(identity ? [t(
      `Con OIDC: ${identity.issuer}, client demo-operator, demo-manager, demo-technician, demo-coordinator (client credentials; segreti nello stesso file).`,
      `With OIDC: ${identity.issuer}, clients demo-operator, demo-manager, demo-technician, demo-coordinator (client credentials; secrets in the same file).`,
    )] : []),
    '',
    ...firstThing(network, t),
    '',
    t('Ctrl-C ferma tutto; i dati restano. Ricominciare: npm start -- --reset', 'Ctrl-C stops everything; data stay. To begin anew: npm start -- --reset'),
  ];
}

function firstThing(network: RunningNetwork, t: (it: string, en: string) => string): string[] {
  const cpi = network.nodes.find(({ kind }) => kind === 'cpi') ?? network.nodes.find(({ kind }) => kind !== 'steward' && kind !== 'coordinator');
  if (!cpi) {
    return [];
  }
  const trust = network.ca ? ` --cacert ${network.ca}` : '';
  return [
    t(`Prima cosa da provare: le offerte che la rete mostra a ${cpi.id}`, `First thing to try: the vacancies that the network shows to ${cpi.id}`),
    `  curl -s${trust} -H 'X-Api-Key: ${firstKey(cpi)}' '${cpi.url}/board/vacancies?size=5'`,
  ];
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ').trimEnd());
}
