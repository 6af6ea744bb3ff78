import { type Agreement, consumerNamesOf, type Member, publishSubjectsOf } from '@filiera/contracts';

/** One right on the hub: a subject of the hub's account, and the name under which the member's own account sees it. */
export interface Right {
  readonly subject: string;
  /** Left out where it is the same. */
  readonly localSubject?: string;
}

/** What the hub's account offers, to whoever holds an activation token for a narrow part of it. */
export interface WideExport {
  readonly subject: string;
  readonly responseType: 'Singleton' | 'Stream';
  /** Nanoseconds for which a response may follow the request. */
  readonly responseThreshold?: number;
}

/** Members reach the hub's JetStream under this prefix: `$JS.API` itself belongs to each account's own. */
export const HUB_API_PREFIX = 'HUB.API';

/** A pull waits at most 30 s; what it still delivers afterwards must find its way for a while. */
const PULL_THRESHOLD_NS = 60 * 1_000_000_000;

/**
 * Wide on purpose: the hub's own account is then never pushed again, and a push of it silently ends every outstanding pull.
 * All are services, so that the broker rewrites reply subjects: a member can neither plant a message on another's subject nor
 * have a pull delivered to it.
 */
export const WIDE_EXPORTS: readonly WideExport[] = [
  { subject: 'rete.*.*.*.*.>', responseType: 'Singleton' },
  { subject: '$JS.API.CONSUMER.INFO.*.*', responseType: 'Singleton' },
  { subject: '$JS.API.CONSUMER.MSG.NEXT.*.*', responseType: 'Stream', responseThreshold: PULL_THRESHOLD_NS },
  { subject: '$JS.ACK.*.*.>', responseType: 'Singleton' },
  { subject: '$JS.API.CONSUMER.RESET.*.*', responseType: 'Stream' },
];

/**
 * Everything an active member may do on the hub, and nothing else: publish each type that the agreement grants it, under its own
 * name; read through its own consumers; move those that it may move. Whoever watches the progress of the others (clause 8.5) may ask how far any
 * consumer has come, which tells positions and the filters that the agreement gives, and never a message.
 */
export function rightsOf(agreement: Agreement, member: Member): Right[] {
  const { reader, echo, replay } = consumerNamesOf(member);
  const watches = agreement.progressWatchers.some(({ kind }) => kind === member.kind);
  const api = (verb: string, consumer: string): Right => ({
    subject: `$JS.API.CONSUMER.${verb}.*.${consumer}`,
    localSubject: `${HUB_API_PREFIX}.CONSUMER.${verb}.*.${consumer}`,
  });
  return [
    ...publishSubjectsOf(agreement, member).map((subject) => ({ subject })),
    ...[reader, echo, replay].flatMap((consumer) => [
      // The broker takes no two imports of which one covers the other: whoever may ask of all consumers asks of its own by the same right.
      ...(watches ? [] : [api('INFO', consumer)]), api('MSG.NEXT', consumer), { subject: `$JS.ACK.*.${consumer}.>` },
    ]),
    ...(watches ? [api('INFO', '*')] : []),
    // Not the reader: moved back, it would deliver to the inbox what the inbox has long acknowledged.
    ...[echo, replay].map((consumer) => api('RESET', consumer)),
  ];
}
