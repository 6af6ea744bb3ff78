const PROJECTS = 'filiera:projects';

/**
 * Declares that the handlers of this controller write these tables and nothing else: a projection of the stream.
 * It is rebuilt from the node's own outbox and the hub; the node's own events are applied to it in the transaction that adds them to the outbox.
 * Handlers name the tables without a schema, read only the tables of their own group, and keep the newest version.
 */
export function Projects(...tables: [string, ...string[]]): ClassDecorator {
  return (target) => Reflect.defineMetadata(PROJECTS, tables, target);
}

/** The tables a class projects into; empty when it is no projection. */
export function tablesOf(owner: Function): readonly string[] {
  return (Reflect.getMetadata(PROJECTS, owner) as string[] | undefined) ?? [];
}
