import type { Row } from '../campaign/row.js';
import { cluster } from './cluster.js';
import { damagedHubFiles } from './damaged-hub-files.js';
import { diskFullAtBroker } from './disk-full-at-broker.js';
import { diskFullAtNode } from './disk-full-at-node.js';
import { floodedStreams } from './flood/flood.js';
import { keepersDown } from './keepers-down.js';
import { killsAtRandom } from './kills-at-random.js';
import { everyOrder } from './every-order/every-order.js';
import { longOpenTransactions } from './long-open-transactions.js';
import { partition, partitionForAnHour } from './partition.js';
import { poison } from './poison/poison.js';
import { powerCut } from './power-cut.js';
import { nodeRestored } from './node-restored.js';
import { erasedStaysErased } from './erased-stays-erased/erased-stays-erased.js';
import { rebuildUnderLoad } from './rebuild-under-load.js';
import { rollingUpgrade } from './rolling-upgrade/rolling-upgrade.js';
import { soak } from './soak/soak.js';
import { slowLinks } from './slow-links.js';
import { wrongClock } from './wrong-clock/wrong-clock.js';

/** Every fault of the campaign, in the order in which they are run. */
export const ALL_ROWS: readonly Row[] = [killsAtRandom, powerCut, damagedHubFiles, slowLinks, partition, partitionForAnHour, diskFullAtBroker, diskFullAtNode, floodedStreams, cluster, keepersDown, longOpenTransactions, everyOrder, poison, rebuildUnderLoad, wrongClock, rollingUpgrade, nodeRestored, erasedStaysErased, soak];
