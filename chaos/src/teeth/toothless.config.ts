import { join } from 'node:path';
import type { MemberKind } from '@filiera/contracts';
import type { Replacement } from '../network/replace-program.js';
import type { Part } from './take-away.js';

/** From the sources as well: a node's program is a built one. */
const CHAOS = join(import.meta.dirname, '../..');

/** What a toothless program lacks, and whose it is; read here and nowhere else. */
export class ToothlessConfiguration {
  readonly without: Part;
  /** Module that exports the `manifest` of the whole program. */
  readonly program: string;

  constructor(environment: NodeJS.ProcessEnv = process.env) {
    this.without = environment['FILIERA_CHAOS_WITHOUT'] as Part;
    this.program = join(CHAOS, '..', 'apps', environment['FILIERA_CHAOS_KIND']!, 'dist/member.js');
  }
}

/** A member's program that lacks a part. */
export function without(part: Part, kind: MemberKind): Replacement {
  return { entry: join(CHAOS, 'dist/teeth/toothless-node.js'), environment: { FILIERA_CHAOS_WITHOUT: part, FILIERA_CHAOS_KIND: kind } };
}
