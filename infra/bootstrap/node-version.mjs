/** Stops with a sentence when this Node cannot even install the project. */
export function refuseOldNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  const enough = major >= 23 || (major === 22 && minor >= 13) || (major === 20 && minor >= 19);
  if (enough) return;
  console.error(`Node ${version} is too old: install Node 20.19 or newer (22.13 or newer of the 22 series); 24 is best.`);
  process.exit(1);
}
