import { FIRST_PREVIOUS_DIGEST } from '@filiera/contracts';
import { describe, expect, it } from '@jest/globals';
import { verifyChain, type ChainLink } from './verify-chain.js';

const chain = (length: number): ChainLink[] => Array.from({ length }, (_, index) => ({
  source: 'cpi-esempio', stream: 'VACANCIES', sequence: index + 1, previousDigest: index === 0 ? FIRST_PREVIOUS_DIGEST : `impronta-${index}`, digest: `impronta-${index + 1}`,
}));

describe('a publisher’s chain', () => {
  it('holds in any order, with links that come twice', () => {
    const links = chain(5);
    expect(verifyChain([...links].reverse().concat(links))).toEqual({ links: 5, gaps: [], breaks: [] });
  });

  it('shows where events are missing, and proves nothing across the gap', () => {
    expect(verifyChain(chain(6).filter(({ sequence }) => sequence !== 3 && sequence !== 4))).toEqual({
      links: 4, gaps: [{ source: 'cpi-esempio', stream: 'VACANCIES', from: 3, to: 4 }], breaks: [],
    });
  });

  it('shows a link that does not follow the one before it', () => {
    const links = chain(4);
    links[2] = { ...links[2]!, previousDigest: 'altra' };
    expect(verifyChain(links).breaks).toEqual([{ source: 'cpi-esempio', stream: 'VACANCIES', sequence: 3, kind: 'wrong-link' }]);
  });

  it('shows two statements for one place', () => {
    expect(verifyChain([...chain(3), { ...chain(3)[1]!, digest: 'altra' }]).breaks).toEqual([
      { source: 'cpi-esempio', stream: 'VACANCIES', sequence: 2, kind: 'fork' },
    ]);
  });

  it('keeps the chains of members and streams apart', () => {
    const others = chain(2).map((link) => ({ ...link, source: 'agenzia-esempio' }));
    expect(verifyChain([...chain(3), ...others, ...chain(1).map((link) => ({ ...link, stream: 'CANDIDATES' }))])).toEqual({ links: 6, gaps: [], breaks: [] });
  });
});
