/** The part of oidc-provider 9 that the demo uses; the package carries no types of its own. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http';

  export class Provider {
    constructor(issuer: string, configuration: Readonly<Record<string, unknown>>);
    callback(): RequestListener;
  }
}

declare module 'oidc-provider/lib/adapters/memory_adapter.js' {
  /** Keeps what the provider has to remember in memory: enough for a demo. */
  export function createMemoryAdapter(clockToleranceSeconds: number): new (name: string) => object;
}
