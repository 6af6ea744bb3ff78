import 'reflect-metadata';
import { QUIET_OBSERVER, type MessagingObserver } from '@filiera/member-kit';
import { MessagingNode } from '@filiera/testing';
import { tell, told } from '../processes.js';
import { BenchProjection, messagingOf, READER_TABLE, type ReaderOrder } from './reader-node.js';

/** The reading node as a process of its own: verification, gate, schema, inbox, projection. Says when rows are committed. */
let committed = 0;
let expected = Number.POSITIVE_INFINITY;
const observer: MessagingObserver = {
  ...QUIET_OBSERVER,
  consumed(family, count) {
    if (family !== 'vacancy') return;
    committed += count;
    if (committed >= expected) tell({ kind: 'seen', at: performance.timeOrigin + performance.now() });
  },
};

const order = JSON.parse(process.argv[2]!) as ReaderOrder;
const node = await MessagingNode.start({
  databaseUrl: order.databaseUrl, messaging: messagingOf(order), controllers: [BenchProjection], tables: [READER_TABLE], observer,
});
told<{ expect: number }>((message) => {
  committed = 0;
  expected = message.expect;
  tell({ kind: 'expecting' });
});
tell({ kind: 'ready' });
process.once('SIGTERM', () => void node.stop().then(() => process.exit(0)));
