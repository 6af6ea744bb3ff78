/** The story of the network, for `npm run demo` and for tests. */
export { Narrator, type Fault, type Language, type Latency } from './narrator.js';
export { tellStory, type StoryOptions } from './tell-story.js';
