import { describe, expect, it } from '@jest/globals';
import type { Inbound } from './inbound.js';
import { progressOf } from './progress.js';

const message = (streamSequence: number, deliveryCount = 1): Inbound => (
  { stream: 'VACANCIES', subject: 's', headers: {}, payload: new Uint8Array(), streamSequence, storedAt: new Date(streamSequence), deliveryCount });

describe('how far a batch brings a reader', () => {
  it('is its last message, also when the hub counts anew after a loss', () => {
    expect(progressOf([message(1), message(2)])).toEqual({ streamSequence: 2, storedAt: new Date(2), mayGoBack: true });
  });

  it('is the last of those delivered for the first time, whatever comes again behind it', () => {
    expect(progressOf([message(8), message(9), message(4, 2)])).toMatchObject({ streamSequence: 9, mayGoBack: true });
  });

  it('never goes back because of what comes again', () => {
    expect(progressOf([message(5, 2), message(4, 3)])).toMatchObject({ streamSequence: 5, mayGoBack: false });
  });

  it('is nothing without messages', () => {
    expect(progressOf([])).toBeNull();
  });
});
