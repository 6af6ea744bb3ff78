import { readFileSync } from 'node:fs';
import { isMemberId, MEMBER_KINDS, type MemberKind } from '@filiera/contracts';
import { parse } from 'yaml';
import { COORDINATOR, type MemberPlan, STEWARD } from './sample-members.js';

/**
 * Reads the members to run from a YAML file: a list of `{ id, kind, name }`. A coordinator and a steward are added when it names none.
 * @throws Error that says what is wrong, every fault at once
 */
export function readMembersFile(file: string): MemberPlan[] {
  const list: unknown = parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(list)) {
    throw new Error(`${file}: serve una lista di { id, kind, name } / a list of { id, kind, name } is needed`);
  }
  const faults = list.flatMap((entry: unknown, at) => faultsOf(entry).map((fault) => `${at + 1}: ${fault}`));
  const members = list as MemberPlan[];
  const ids = members.map(({ id }) => id);
  faults.push(...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id}: due volte / twice`));
  for (const kind of ['coordinator', 'steward'] as const) {
    if (members.filter((member) => member.kind === kind).length > 1) {
      faults.push(`${kind}: uno solo / only one`);
    }
  }
  if (faults.length > 0) {
    throw new Error([`${file}:`, ...faults.map((fault) => `  ${fault}`)].join('\n'));
  }
  const has = (kind: MemberKind): boolean => members.some((member) => member.kind === kind);
  return [
    ...(has('steward') ? [] : [STEWARD]),
    ...(has('coordinator') ? [] : [COORDINATOR]),
    ...members.map(({ id, kind, name }) => ({ id, kind, name: name ?? id })),
  ];
}

function faultsOf(entry: unknown): string[] {
  const { id, kind, name } = (entry ?? {}) as Partial<MemberPlan>;
  return [
    ...(isMemberId(id) ? [] : [`id "${String(id)}": 3-40 lettere minuscole, cifre, trattini / lower-case letters, digits, hyphens`]),
    ...(MEMBER_KINDS.includes(kind as MemberKind) ? [] : [`kind "${String(kind)}": ${MEMBER_KINDS.join(', ')}`]),
    ...(name === undefined || typeof name === 'string' ? [] : ['name: testo / text']),
  ];
}
