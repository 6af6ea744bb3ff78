import { describe, expect, it } from '@jest/globals';
import { type AgreedAction, decidePact, draftPact } from './decide-pact.js';

const TODAY = '2026-11-23';
const BOTH: AgreedAction[] = [{ side: 'office', what: 'Due colloqui di orientamento' }, { side: 'person', what: 'Tre candidature al mese' }];
const refused = expect.objectContaining({ status: 409, code: 'service-pact.state' });
const withFault = (field: string, rule: string) => expect.objectContaining({ status: 422, faults: [expect.objectContaining({ field, rule })] });

describe('a service pact', () => {
  it('is signed when both sides have their part (D.Lgs. 150/2015 art. 20)', () => {
    expect(decidePact({ do: 'sign', on: TODAY }, draftPact(BOTH), TODAY)).toMatchObject({ state: 'signed', revision: 1, signedOn: TODAY });
    expect(() => decidePact({ do: 'sign', on: TODAY }, draftPact(BOTH.slice(0, 1)), TODAY)).toThrow(withFault('actions', 'personSide'));
    expect(() => decidePact({ do: 'sign', on: TODAY }, draftPact(BOTH.slice(1)), TODAY)).toThrow(withFault('actions', 'officeSide'));
    expect(() => decidePact({ do: 'sign', on: '2026-11-24' }, draftPact(BOTH), TODAY)).toThrow(withFault('on', 'notInFuture'));
  });

  it('is revised under the next number once it is signed, and signed again', () => {
    const signed = decidePact({ do: 'sign', on: '2026-11-20' }, draftPact(BOTH), TODAY);
    const revised = decidePact({ do: 'revise', actions: BOTH.slice(1) }, signed, TODAY);
    expect(revised).toMatchObject({ state: 'under-revision', revision: 2, signedOn: '2026-11-20', actions: [BOTH[1]] });
    const completed = decidePact({ do: 'replace', actions: BOTH }, revised, TODAY);
    expect(() => decidePact({ do: 'sign', on: '2026-11-19' }, completed, TODAY)).toThrow(withFault('on', 'notBefore'));
    expect(decidePact({ do: 'sign', on: TODAY }, completed, TODAY)).toMatchObject({ state: 'signed', revision: 2, signedOn: TODAY });
  });

  it('changes neither silently once signed nor at all once ended', () => {
    const signed = decidePact({ do: 'sign', on: TODAY }, draftPact(BOTH), TODAY);
    expect(() => decidePact({ do: 'replace', actions: BOTH }, signed, TODAY)).toThrow(refused);
    expect(() => decidePact({ do: 'sign', on: TODAY }, signed, TODAY)).toThrow(refused);
    expect(() => decidePact({ do: 'revise', actions: BOTH }, draftPact(BOTH), TODAY)).toThrow(refused);
    const ended = decidePact({ do: 'end', on: TODAY, reason: 'employment' }, signed, TODAY);
    expect(ended).toMatchObject({ state: 'ended', endedOn: TODAY, endReason: 'employment' });
    expect(() => decidePact({ do: 'end', on: TODAY, reason: 'employment' }, ended, TODAY)).toThrow(refused);
  });
});
