import { describe, expect, it } from '@jest/globals';
import { payloadBytesTold } from './payload-bytes-told.js';

describe('the size of a payload that the hub leaves out', () => {
  it('is what the hub says, and not what the publisher wrote before it', () => {
    expect(payloadBytesTold(['512'])).toBe(512);
    expect(payloadBytesTold(['0', '512'])).toBe(512);
    expect(payloadBytesTold(['-4', '1e30', '0'])).toBe(0);
  });

  it.each([[[]], [['']], [['-1']], [['1.5']], [['1e30']], [['0x10']], [[' 7']], [['99999999999999999999']], [['512', 'many']]])('is not told by %j', (values: string[]) => {
    expect(payloadBytesTold(values)).toBeNull();
  });
});
