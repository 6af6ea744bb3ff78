import { runMember } from '../src/index.js';
import { SAMPLE_MANIFEST } from './sample-member.js';

await runMember(SAMPLE_MANIFEST);
