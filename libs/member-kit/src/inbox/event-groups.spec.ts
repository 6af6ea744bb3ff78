import { describe, expect, it } from '@jest/globals';
import type { ReceivedEvent } from '../messaging/received-event.js';
import { groupEvents } from './event-groups.js';

const events = (...names: string[]): ReceivedEvent[] => names.map((name) => {
  const [type, entity] = name.split(' ');
  return { type, entity } as ReceivedEvent;
});
const shape = (groups: ReturnType<typeof groupEvents>): string[] => groups.map(({ type, events: of }) => `${type}: ${of.map(({ entity }) => entity).join(' ')}`);

describe('groups of events', () => {
  it('join the events of one type, whatever comes between', () => {
    expect(shape(groupEvents(events('registered a', 'updated b', 'registered c')))).toEqual(['registered: a c', 'updated: b']);
  });

  it('never let an event overtake an earlier one of its own entity', () => {
    expect(shape(groupEvents(events('withdrawn z', 'updated a', 'withdrawn a', 'updated a', 'updated b')))).toEqual([
      'withdrawn: z', 'updated: a', 'withdrawn: a', 'updated: a b',
    ]);
  });

  it('keep several versions of one entity in their order', () => {
    expect(shape(groupEvents(events('updated a', 'updated b', 'updated a')))).toEqual(['updated: a b a']);
  });
});
