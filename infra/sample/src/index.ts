export { loadSample, type LoadedSample } from './load-sample.js';
export { readNetwork, type RunningNetwork, type RunningNode } from './network-file.js';
export { NodeClient, NodeRefusal, type Answer, type RequestOptions } from './node-client.js';
export { OCCUPATIONS, type OccupationName, type SampleOccupation } from './occupations.js';
