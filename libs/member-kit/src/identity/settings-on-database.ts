import { parseDocument } from 'yaml';

/**
 * The text of a node's settings with another database, comments and all else kept.
 * @param ca the authority of its certificate; left out, the settings name none
 */
export function settingsOnDatabase(settings: string, { url, ca }: { readonly url: string; readonly ca?: string }): string {
  const document = parseDocument(settings);
  document.setIn(['database', 'url'], url);
  if (ca === undefined) document.deleteIn(['database', 'ca']);
  else document.setIn(['database', 'ca'], ca);
  return document.toString();
}
