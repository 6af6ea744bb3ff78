import { describe, expect, it } from '@jest/globals';
import { NodeSettings, StartFailure } from '@filiera/member-kit';
import { NoPublicInterface } from './no-public-interface.js';

const listening = (host: string): NodeSettings => Object.assign(new NodeSettings(), { http: { host, port: 1, publicUrl: 'http://x' } });

describe('the steward', () => {
  it('starts where only its own machine can call it, and nowhere else', () => {
    for (const host of ['127.0.0.1', '::1', 'localhost']) expect(() => new NoPublicInterface(listening(host))).not.toThrow();
    for (const host of ['0.0.0.0', '::', '10.0.0.5', 'hub.example.org']) expect(() => new NoPublicInterface(listening(host))).toThrow(StartFailure);
  });
});
