import type { Text } from '@filiera/contracts';

/** The oldest PostgreSQL that every program runs on, as `server_version_num` tells it: from 18 on, a change returns what a row was before it. */
export const OLDEST_POSTGRES = 180_000;

/** What to do about an older one. */
export const UPGRADE_POSTGRES: Text = {
  it: 'serve PostgreSQL 18 o più recente: aggiornare il server, o fare la copia con "filiera node backup" e ripristinarla su uno nuovo',
  en: 'PostgreSQL 18 or newer is needed: upgrade the server, or make a backup with "filiera node backup" and restore it on a new one',
};
