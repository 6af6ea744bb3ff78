import { hash } from 'node:crypto';
import { MOST_EVENTS_SIGNED_TOGETHER } from './limits.js';

/**
 * One signature for many events. The events that a publisher seals together are the leaves of a hash tree (as RFC 6962 builds it: what is alone at the end of
 * a level moves up), the root is what is signed, and each event carries its way up to the root. Readers, who get different parts of a batch, verify the
 * signature once and each event by a few hashes. An event signed alone is its own root.
 */

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);
const HASH_BYTES = 32;
/** Of 32 bytes in base64url. */
const HASH_CHARACTERS = 43;
/** A root is 32 bytes like many other things: the name keeps a signature over anything else from being taken for one over a batch. */
const SIGNED_AS = Buffer.from('filiera.events.v1\n', 'utf8');

const PROOF = /^(\d{1,4})\.(\d{1,4})\.([A-Za-z0-9_-]*)$/;

/** One step on an event's way from its leaf to the root, at a level where its node has a neighbour. */
export interface ProofStep {
  /** From the leaves, which are level 0. */
  readonly level: number;
  /** Place, at that level, of the node that the step starts from. */
  readonly index: number;
  /** The hash beside it, base64url: most are never looked at, because a neighbour's proof has shown them already. */
  readonly sibling: string;
}

/** An event's way up; none for an event signed alone. */
export type BatchProof = readonly ProofStep[];

/** The hash that stands for one event. @param input what `signingInput` gives */
export function leafOf(input: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([LEAF, input], 1 + input.length), 'buffer');
}

/** The hash that stands for two neighbours. */
export function nodeOf(left: Uint8Array, right: Uint8Array): Buffer {
  return hash('sha256', Buffer.concat([NODE, left, right], 1 + 2 * HASH_BYTES), 'buffer');
}

/** The bytes that the Ed25519 signature is over. */
export function signedBytes(root: Uint8Array): Uint8Array {
  return Buffer.concat([SIGNED_AS, root]);
}

/**
 * The root over the events of a batch, and what each has to carry: nothing where there is only one.
 * @throws RangeError when the batch is empty or has more events than one signature may cover
 */
export function treeOf(leaves: readonly Buffer[]): { readonly root: Buffer; readonly proofs: readonly (string | undefined)[] } {
  if (leaves.length === 0 || leaves.length > MOST_EVENTS_SIGNED_TOGETHER) throw new RangeError(`a batch has 1 to ${MOST_EVENTS_SIGNED_TOGETHER} events, not ${leaves.length}`);
  const levels: (readonly Buffer[])[] = [leaves];
  for (let level = leaves; level.length > 1;) {
    const above: Buffer[] = [];
    for (let at = 0; at < level.length; at += 2) above.push(at + 1 < level.length ? nodeOf(level[at]!, level[at + 1]!) : level[at]!);
    levels.push(above);
    level = above;
  }
  const root = levels.at(-1)![0]!;
  if (leaves.length === 1) return { root, proofs: [undefined] };
  // Written once for each node and not for each event: most of a path is its neighbours' too.
  const texts = levels.map((level) => level.map((node) => node.toString('base64url')));
  const proofs = leaves.map((_, index) => {
    let siblings = '';
    for (let [level, at] = [0, index]; level < texts.length - 1; level++, at >>= 1) siblings += texts[level]![at ^ 1] ?? '';
    return `${index}.${leaves.length}.${siblings}`;
  });
  return { root, proofs };
}

/** Takes apart the leaves that were kept one after the other. */
export function leavesOf(bytes: Buffer): Buffer[] {
  return Array.from({ length: bytes.length / HASH_BYTES }, (_, index) => bytes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES));
}

/** Reads the text that an event carries; none is the proof of an event signed alone. @returns null when it is no way up a tree */
export function readProof(text: string | undefined): BatchProof | null {
  if (text === undefined) return [];
  const match = PROOF.exec(text);
  if (!match) return null;
  const [index, size, hashes] = [Number(match[1]), Number(match[2]), match[3]!];
  if (size < 2 || size > MOST_EVENTS_SIGNED_TOGETHER || index >= size) return null;
  const steps: ProofStep[] = [];
  for (let [level, at, width] = [0, index, size]; width > 1; level++, at >>= 1, width = (width + 1) >> 1) {
    if ((at ^ 1) >= width) continue;
    const begin = steps.length * HASH_CHARACTERS;
    steps.push({ level, index: at, sibling: hashes.slice(begin, begin + HASH_CHARACTERS) });
  }
  return steps.length * HASH_CHARACTERS === hashes.length ? steps : null;
}

/** The hash beside a step's node. */
export function siblingOf({ sibling }: ProofStep): Buffer {
  return Buffer.from(sibling, 'base64url');
}

/** The node that one step leads to. @param sibling what `siblingOf` gives */
export function climb(node: Buffer, { index }: ProofStep, sibling: Buffer): Buffer {
  return (index & 1) === 1 ? nodeOf(sibling, node) : nodeOf(node, sibling);
}

/** The root that this leaf and this proof lead to. */
export function rootOf(leaf: Buffer, proof: BatchProof): Buffer {
  return proof.reduce((node, step) => climb(node, step, siblingOf(step)), leaf);
}
