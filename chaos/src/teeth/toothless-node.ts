import { type MemberManifest, runMember } from '@filiera/member-kit';
import { takeAway } from './take-away.js';
import { ToothlessConfiguration } from './toothless.config.js';

const { program, without } = new ToothlessConfiguration();
takeAway(without);
const { manifest } = await import(program) as { readonly manifest: MemberManifest };
await runMember(manifest);
