import { runMember } from '@filiera/member-kit';
import { coordinator } from './member.js';

await runMember(coordinator);
