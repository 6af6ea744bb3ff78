import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { NodeSettings } from '../configuration/node-settings.js';
import { WrongSettings } from '../configuration/settings-fault.js';
import { dataSourceOptions, openDatabase } from '../database/open-database.js';
import { httpAdapter } from '../http/http-adapter.js';
import { JetStreamStrategy } from '../jetstream/jetstream-strategy.js';
import { logRequests } from '../logging/log-requests.js';
import { NodeLog } from '../logging/node-log.js';
import { messagingOptionsOf } from '../messaging/messaging-options-of.js';
import type { MessagingOptions } from '../messaging/messaging-options.js';
import { OpenApiDocument } from '../openapi/openapi-document.js';
import { checkHandlers } from './check-handlers.js';
import { checkManifest } from './check-manifest.js';
import { KIT_ENTITIES, KIT_MIGRATIONS } from './kit-tables.js';
import type { MemberManifest } from './member-manifest.js';
import type { MemberOptions } from './member-options.js';
import { MemberModule } from './member.module.js';
import { StartFailure } from './start-failure.js';

/**
 * Starts a member in this process: everything loaded and laid out, then, when no other process works for the node any more, database migrated,
 * HTTP listening on the settings' port (0 takes a free one: ask `app.getUrl()`), hub followed. `app.close()` stops it in order: consumers and relay while people are
 * still answered, since what they write waits in the outbox; then HTTP, which ends what it is at; the database last.
 * @throws StartFailure or WrongSettings saying what to do; nothing is left running
 */
export async function createMember(
  manifest: MemberManifest,
  settings: NodeSettings,
  options: MemberOptions = {},
): Promise<NestFastifyApplication> {
  checkManifest(manifest, settings);
  const messaging = messagingOf(settings, options);
  const log = new NodeLog(settings, options.log);
  const dataSource = await openDatabase(
    dataSourceOptions(settings, [...KIT_ENTITIES, ...manifest.entities], [...KIT_MIGRATIONS, ...manifest.migrations]),
    settings,
  );
  let app: NestFastifyApplication | undefined;
  const mustStop = options.mustStop ?? ((): void => { app?.close().catch(() => undefined); });
  try {
    app = await compose(settings, MemberModule.of(manifest, settings, dataSource, messaging, { ...options, mustStop }), log);
    checkHandlers(app, manifest);
    app.get(OpenApiDocument, { strict: false }).describes(app);
    app.connectMicroservice({ strategy: app.get(JetStreamStrategy, { strict: false }) });
    // Between its routes and its work it waits for the node's turn.
    await app.init();
    // People first: the hub's events wait in its streams.
    await listen(app, settings);
    await app.startAllMicroservices();
    return app;
  } catch (error) {
    await app?.close().catch(() => undefined);
    if (dataSource.isInitialized) await dataSource.destroy();
    throw error;
  }
}

function messagingOf(settings: NodeSettings, { tuning, messaging }: MemberOptions): MessagingOptions {
  if (messaging) return messaging;
  try {
    return { ...messagingOptionsOf(settings), tuning };
  } catch (cause) {
    if (cause instanceof WrongSettings) throw cause;
    throw new StartFailure({
      it: `Una chiave del nodo in ${settings.home}/keys manca o non si legge. Quelle di un nodo nuovo le crea \`filiera node init\`; quelle di un nodo che c'era già si riprendono dalla copia di sicurezza.`,
      en: `A key of the node in ${settings.home}/keys is missing or cannot be read. \`filiera node init\` makes those of a new node; those of an existing node are restored from its backup.`,
    }, { cause });
  }
}

async function compose(settings: NodeSettings, module: DynamicModule, log: NodeLog): Promise<NestFastifyApplication> {
  const adapter = await httpAdapter(settings);
  logRequests(adapter.getInstance(), log);
  return NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: log,
    abortOnError: false,
    // The adapter has its own parser: JSON alone.
    bodyParser: false,
  });
}

async function listen(app: NestFastifyApplication, { http: { host, port } }: NodeSettings): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown';
    throw new StartFailure({
      it: `Non si può ascoltare su ${host}:${port} (${code}). Se un altro programma usa la porta, fermarlo o cambiare http.port in node.yml (o FILIERA_HTTP_PORT).`,
      en: `Cannot listen on ${host}:${port} (${code}). If another program uses the port, stop it or change http.port in node.yml (or FILIERA_HTTP_PORT).`,
    }, { cause });
  }
}
