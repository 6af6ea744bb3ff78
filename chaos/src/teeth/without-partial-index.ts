import type { MessagingNode } from '@filiera/testing';

/** Takes away the index by which the relay finds what is not published yet. */
export async function withoutPartialIndex(node: Pick<MessagingNode, 'query'>): Promise<void> {
  await node.query('DROP INDEX outbox_sealed_unpublished');
}
