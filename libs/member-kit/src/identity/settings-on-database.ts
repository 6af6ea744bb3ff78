import { parseDocument } from 'yaml';

/** The text of a node's settings with another database, comments and all else kept. */
export function settingsOnDatabase(settings: string, url: string): string {
  const document = parseDocument(settings);
  document.setIn(['database', 'url'], url);
  return document.toString();
}
