import type { MemberManifest } from '@filiera/member-kit';

/** Something that a member's program can do, with all that it needs in the manifest. */
export type Feature = Pick<MemberManifest, 'publishes' | 'consumes' | 'imports' | 'entities' | 'migrations'>;

/** Several features as the manifest wants them; what two of them need is there once. */
export function withFeatures(...features: readonly Feature[]): Feature {
  return {
    publishes: union(features.map((feature) => feature.publishes)),
    consumes: union(features.map((feature) => feature.consumes)),
    imports: union(features.map((feature) => feature.imports)),
    entities: union(features.map((feature) => feature.entities)),
    migrations: union(features.map((feature) => feature.migrations)),
  };
}

function union<T>(lists: readonly (readonly T[])[]): T[] {
  return [...new Set(lists.flat())];
}
