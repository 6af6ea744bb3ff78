import { UnreadableXml } from './xml-tree.js';

/** Encodings that the systems of Italian offices write; what a document declares beyond them is refused rather than guessed. */
const ENCODINGS: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8', utf8: 'utf-8', 'us-ascii': 'utf-8', ascii: 'utf-8',
  'iso-8859-1': 'windows-1252', latin1: 'windows-1252', 'windows-1252': 'windows-1252', cp1252: 'windows-1252', 'iso-8859-15': 'iso-8859-15',
  'utf-16': 'utf-16le', 'utf-16le': 'utf-16le', 'utf-16be': 'utf-16be',
};
/** The declaration is in the first bytes, in ASCII characters whatever follows. */
const DECLARATION_BYTES = 200;
const DECLARED = /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/;

/**
 * The text of a document from its bytes: the byte order mark decides, then the encoding that the document declares, then UTF-8 (XML 1.0, appendix F).
 * @throws UnreadableXml when the encoding is another, or the bytes are not text in it
 */
export function decodeXml(bytes: Uint8Array): string {
  const encoding = markOf(bytes) ?? declaredIn(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableXml({ line: 1, column: 1 }, { it: `i byte non sono testo in ${encoding}`, en: `the bytes are not text in ${encoding}` });
  }
}

function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function declaredIn(bytes: Uint8Array): string {
  const declared = DECLARED.exec(Buffer.from(bytes.subarray(0, DECLARATION_BYTES)).toString('latin1'))?.[1];
  if (declared === undefined) return 'utf-8';
  const encoding = ENCODINGS[declared.toLowerCase()];
  // UTF-16 without its mark cannot have been read as far as its declaration.
  if (encoding !== undefined && !encoding.startsWith('utf-16')) return encoding;
  throw new UnreadableXml({ line: 1, column: 1 }, { it: `codifica ${declared} non ammessa: usare UTF-8`, en: `encoding ${declared} not taken: use UTF-8` });
}
