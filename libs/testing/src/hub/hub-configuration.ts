import { AGREEMENT, consumerNamesOf, publishSubjectsOf, type Member } from '@filiera/contracts';

/** Password of every user of a test's hub. */
export const TEST_PASSWORD = 'for-tests-only';
/** User of the hub's own account. */
export const HUB_USER = 'hub';

/**
 * Accounts of a hub without keys: the hub's own, and one for each member, with the same exports and imports that the steward gives with
 * activation tokens. What a member may do through its imports is therefore the same as on a real hub.
 */
export function hubConfiguration(members: readonly Member[]): string {
  return [
    'accounts {',
    '  HUB {',
    '    jetstream: enabled',
    `    users: [ { user: "${HUB_USER}", password: "${TEST_PASSWORD}" } ]`,
    '    exports: [',
    '      { service: "rete.*.*.*.*.>" }',
    '      { service: "$JS.API.CONSUMER.INFO.*.*" }',
    '      { service: "$JS.API.CONSUMER.MSG.NEXT.*.*", response: stream, threshold: "60s" }',
    '      { service: "$JS.ACK.*.*.>" }',
    '      { service: "$JS.API.CONSUMER.RESET.*.*", response: stream }',
    '    ]',
    '  }',
    ...members.flatMap(accountOf),
    '}',
  ].join('\n');
}

function accountOf(member: Member): string[] {
  const { reader, echo, replay } = consumerNamesOf(member);
  const api = (verb: string, consumer: string): string =>
    `{ service: { account: HUB, subject: "$JS.API.CONSUMER.${verb}.*.${consumer}" }, to: "HUB.API.CONSUMER.${verb}.*.${consumer}" }`;
  const own = (subject: string): string => `{ service: { account: HUB, subject: "${subject}" } }`;
  const imports = [
    ...publishSubjectsOf(AGREEMENT, member).map(own),
    ...[reader, echo, replay].flatMap((name) => [api('INFO', name), api('MSG.NEXT', name), own(`$JS.ACK.*.${name}.>`)]),
    ...[echo, replay].map((name) => api('RESET', name)),
  ];
  return [
    `  "${member.id}" {`,
    `    users: [ { user: "${member.id}", password: "${TEST_PASSWORD}" } ]`,
    `    imports: [ ${imports.join('\n      ')} ]`,
    '  }',
  ];
}
