import { runMember } from '@filiera/member-kit';
import { manifest } from './member.js';

await runMember(manifest);
