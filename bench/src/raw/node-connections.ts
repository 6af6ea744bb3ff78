/** Connections to the database that the settings give a node when nothing is said: what is bare beside it has as many. */
export const NODE_CONNECTIONS = 10;
