import { SeededRandom } from '../workload/seeded-random.js';
import { TcpLink, type LinkEnds, type LinkQuality } from './tcp-link.js';

/** What a {@link TcpLink} that is a program of its own is told on its command line, as JSON. */
export interface ForwardOrder {
  readonly ends: LinkEnds;
  /** Of what decides which pieces are lost; without it none is. */
  readonly seed?: number;
}

/** What it is told while it runs. */
export type ForwardWish =
  | { readonly wish: 'fallSilent' | 'speakAgain' | 'breakAll' }
  | { readonly wish: 'become'; readonly quality: Partial<LinkQuality> };

const { ends, seed } = JSON.parse(process.argv[2]!) as ForwardOrder;
const link = await TcpLink.open(ends, seed === undefined ? null : new SeededRandom(seed));
process.on('message', (told: ForwardWish) => {
  if (told.wish === 'become') link.become(told.quality);
  else link[told.wish]();
});
// Whoever started it is gone: so is the reason to forward.
process.once('disconnect', () => process.exit(0));
process.send?.({ port: link.port });
