import { describe, expect, it } from '@jest/globals';
import { CloudEvent, HTTP } from 'cloudevents';
import fc from 'fast-check';
import { AGREEMENT } from '../agreement/agreement.js';
import { EnvelopeError, headersOf, readHeaders } from './envelope.js';
import { envelope } from '../../test/envelope.js';

describe('envelopes', () => {
  it('come back from headers as they went in, with and without what is optional', () => {
    const { causationId: _causation, traceparent: _trace, ...least } = envelope;
    expect(readHeaders(headersOf(envelope))).toEqual(envelope);
    expect(readHeaders(headersOf(least))).toEqual(least);
  });

  it('are CloudEvents 1.0 in binary mode by the official library', () => {
    const event = HTTP.toEvent({ headers: { ...headersOf(envelope) }, body: '{"status":"published"}' }) as CloudEvent<unknown>;
    expect(event.validate()).toBe(true);
    expect(event).toMatchObject({
      specversion: '1.0',
      id: envelope.id,
      source: 'urn:rete:cpi-esempio',
      type: 'vacancy.published.v1',
      subject: envelope.entity,
      entityversion: '3',
      sequence: '42',
      datacontenttype: 'application/json',
    });
  });

  it('name extensions as CloudEvents asks: lower-case letters and digits, at most 20', () => {
    const extensions = Object.keys(headersOf(envelope)).filter((name) => name.startsWith('ce-')).map((name) => name.slice(3));
    for (const name of extensions) expect(name).toMatch(/^[a-z0-9]{1,20}$/);
  });

  it('can carry every purpose of the agreement', () => {
    for (const { id } of AGREEMENT.purposes) expect(readHeaders(headersOf({ ...envelope, purpose: id })).purpose).toBe(id);
  });

  it('are refused with the name of every header that is missing, and without any value', () => {
    const { 'ce-id': _id, 'ce-signature': _signature, ...rest } = headersOf(envelope);
    const attempt = (): unknown => readHeaders({ ...rest, 'ce-time': 'Persona Esempio 1' });
    expect(attempt).toThrow(EnvelopeError);
    expect(attempt).toThrow('not an envelope of the network, see ce-id, ce-time, ce-signature');
  });

  it('leave headers that they do not know alone', () => {
    expect(readHeaders({ ...headersOf(envelope), 'ce-newthing': '1', 'Nats-Msg-Id': envelope.id })).toEqual(envelope);
  });

  it('are never anything but an envelope or an EnvelopeError, whatever a header becomes', () => {
    const headers = headersOf(envelope);
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(headers)), fc.string(), (name, value) => {
        try {
          expect(headersOf(readHeaders({ ...headers, [name]: value }))[name]).toBe(value);
        } catch (error) {
          expect(error).toBeInstanceOf(EnvelopeError);
        }
      }),
    );
  });

  it('are not written from what readers would refuse', () => {
    expect(() => headersOf({ ...envelope, sequence: 0 })).toThrow(EnvelopeError);
    expect(() => headersOf({ ...envelope, time: '2026-11-23T10:15:30+01:00' })).toThrow(EnvelopeError);
    expect(() => headersOf({ ...envelope, id: '0d6f4b1e-7c3a-4e59-8b2d-9f1a2c3d4e5f' })).toThrow('ce-id');
  });
});
