import { Injectable, Module } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';

/**
 * What a kind of member adds to the work that all of them share: the exchange says as an abstract class what can be added, the kind's module provides a class
 * that extends it.
 */
@Injectable()
export class AddedByKind {
  private readonly found = new Map<Function, readonly unknown[]>();

  constructor(private readonly discovery: DiscoveryService) {}

  /** Everything of this program that extends the class; to be asked once the program has started. */
  all<T>(what: abstract new (...args: never[]) => T): readonly T[] {
    const known = this.found.get(what) as readonly T[] | undefined;
    const added = known ?? [...new Set(this.discovery.getProviders().map(({ instance }) => instance as unknown).filter((instance): instance is T => instance instanceof what))];
    this.found.set(what, added);
    return added;
  }
}

/** Makes {@link AddedByKind} known to a module. */
@Module({ imports: [DiscoveryModule], providers: [AddedByKind], exports: [AddedByKind] })
export class AddedByKindModule {}
