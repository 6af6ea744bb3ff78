import type { MemberKind } from '@filiera/contracts';

const CHECKOUT = new URL('../../../../', import.meta.url);

/** Which kind of member's next program runs in this process; read here and nowhere else. */
export class NextNodeConfiguration {
  /** Module that exports the `manifest` of the present program. */
  readonly presentProgram: string;

  constructor(environment: NodeJS.ProcessEnv = process.env) {
    this.presentProgram = new URL(`apps/${environment['FILIERA_CHAOS_KIND']}/dist/member.js`, CHECKOUT).href;
  }
}

/** What a program's environment needs, so that the modules it loads are those of tomorrow's agreement. */
function underNextAgreement(): Readonly<Record<string, string>> {
  return { NODE_OPTIONS: `--import ${new URL('next-agreement.js', import.meta.url).href}` };
}

/** A keeper's program under the agreement of tomorrow; module by module, because nothing can be changed in a program that is one file. */
export function nextKeeper(kind: MemberKind): { readonly entry: string; readonly environment: Readonly<Record<string, string>> } {
  return { entry: new URL(`apps/${kind}/dist/main.js`, CHECKOUT).pathname, environment: underNextAgreement() };
}

/** A member's next program: it knows the second version of an event beside the first. */
export function nextProgram(kind: MemberKind): { readonly entry: string; readonly environment: Readonly<Record<string, string>> } {
  return { entry: new URL('next-node.js', import.meta.url).pathname, environment: { ...underNextAgreement(), FILIERA_CHAOS_KIND: kind } };
}
