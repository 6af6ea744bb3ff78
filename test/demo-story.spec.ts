import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Narrator, tellStory } from '@filiera/demo';
import { loadSample } from '@filiera/sample';
import { startNetwork, type TestNetwork } from '@filiera/testing';

describe('the demo on a running network', () => {
  let net: TestNetwork;

  beforeAll(async () => {
    net = await startNetwork({ members: [
      { id: 'cpi-uno', kind: 'cpi', name: 'CPI di prova' },
      { id: 'agency-alfa', kind: 'agency', name: 'Agenzia di prova' },
      { id: 'agency-beta', kind: 'agency', name: 'Altra agenzia di prova' },
      { id: 'school-uno', kind: 'school', name: 'Scuola di prova' },
      { id: 'university-uno', kind: 'university', name: 'Università di prova' },
      { id: 'eures-uno', kind: 'eures', name: 'EURES di prova' },
    ] });
  }, 300_000);
  afterAll(() => net?.stop(), 60_000);

  it('loads the sample once, however often it is asked to', async () => {
    const first = await loadSample(net.network.description);
    const again = await loadSample(net.network.description);
    expect(first).toMatchObject({ known: 0 });
    expect(first.people).toBeGreaterThan(0);
    expect(again).toEqual({ people: 0, vacancies: 0, firms: 0, courses: 0, known: first.people + first.vacancies + first.firms + first.courses });
  }, 120_000);

  it('tells the whole story, shows what should be seen and nothing else, and can be told again', async () => {
    for (const time of ['first', 'second']) {
      const lines: string[] = [];
      const narrator = new Narrator('it', (line) => lines.push(line));
      await tellStory(net.network.description, narrator, { now: new Date(), eures: null, shiftDates: false });
      expect({ time, faults: narrator.faults }).toEqual({ time, faults: [] });
      expect(narrator.latencies.length).toBeGreaterThan(10);
      expect(lines.filter((line) => /^ *\d+\. \[/.test(line))).toHaveLength(19);
    }
  }, 240_000);
});
