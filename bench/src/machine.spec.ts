import { describe, expect, it } from '@jest/globals';
import { EmbeddedConfiguration, natsServerBinary } from '@filiera/embedded';
import { thisMachine } from './machine.js';

describe('what was measured on', () => {
  it('names the kernel by its version, and not by whoever built it', () => {
    expect(thisMachine(natsServerBinary(new EmbeddedConfiguration())).kernel).toMatch(/^\w+ [\d.]+$/);
  });
});
