/**
 * The UUID that stands for a name of a test: what is told on the network has UUIDs, what a test tells of reads better with names. In the order of the names.
 * @param name at most 16 letters of ASCII
 */
export function uuidNamed(name: string): string {
  const bytes = Buffer.alloc(16);
  if (bytes.write(name) < Buffer.byteLength(name)) throw new RangeError(`"${name}" is longer than a UUID`);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
