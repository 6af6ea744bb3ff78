const OWNED = /^filiera-(\d+)-/;

/** A name for something that outlives the process that made it, unless it is taken away: it says whose it is. */
export function ownedName(what: string | number, owner = process.pid): string {
  return `filiera-${owner}-${what}`;
}

/** The process that gave something this name; null when the name is of another kind. */
export function ownerOf(name: string): number | null {
  const owner = OWNED.exec(name)?.[1];
  return owner === undefined ? null : Number(owner);
}
