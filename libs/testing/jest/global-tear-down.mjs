export default async function tearDown() {
  const { folder, broker, database } = globalThis.filieraTestInfrastructure;
  await Promise.all([broker.stop(), database.stop()]);
  await folder.remove();
}
