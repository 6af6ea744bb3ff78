import type { ConsumerConfig, JetStreamManager } from '@nats-io/jetstream';

/**
 * Adds a consumer that the hub does not know, from its very beginning.
 *
 * Where a consumer's files lost their checksum, the hub passes it over when it starts, and gives a new one of that name the old position, without comparing it with the
 * end of a stream that may have lost messages: what is stored again up to there would never be delivered. Such a one is removed together with its files.
 */
export async function addConsumer(manager: JetStreamManager, stream: string, config: Partial<ConsumerConfig> & { readonly durable_name: string }): Promise<void> {
  const { delivered } = await manager.consumers.add(stream, config);
  if (delivered.consumer_seq === 0) {
    return;
  }
  await manager.consumers.delete(stream, config.durable_name);
  await manager.consumers.add(stream, config);
}
