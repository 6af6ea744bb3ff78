const BREAKS = /<\s*(?:br|\/p|\/div|\/li|\/h[1-6]|\/tr|\/ul|\/ol)\b[^<>]*>/gi;
const HIDDEN = /<\s*(script|style)\b[^<>]*>[\s\S]*?<\s*\/\s*\1\s*>/gi;
const TAGS = /<\/?[a-z!][^<>]*>/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', euro: '€', agrave: 'à', egrave: 'è', eacute: 'é', igrave: 'ì', ograve: 'ò', ugrave: 'ù', rsquo: '’', lsquo: '‘', rdquo: '”', ldquo: '“', ndash: '–', mdash: '—', hellip: '…', bull: '•',
};

/**
 * The readable text of what may carry HTML: adverts are written in editors that leave markup, and readers of the network
 * get plain text. Tags go, their line breaks stay; entities become characters; control characters become blanks.
 */
export function plainText(marked: string): string {
  return marked.replace(HIDDEN, ' ').replace(BREAKS, '\n').replace(TAGS, ' ')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, decode)
    // eslint-disable-next-line no-control-regex -- they are what is being removed
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, ' ').replace(/\p{Cs}/gu, '')
    .replace(/\r\n?/g, '\n').replace(/[^\S\n]+/g, ' ').replace(/ ?\n ?/g, '\n').replace(/\n{3,}/g, '\n\n').trim();
}

/**
 * The beginning of a text, cut between two characters: half of one is what databases refuse.
 * @param most UTF-16 units, as `length` counts them
 */
export function beginningOf(text: string, most: number): string {
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}

function decode(whole: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name) return ENTITIES[name.toLowerCase()] ?? whole;
  const point = decimal ? Number(decimal) : Number.parseInt(hexadecimal!, 16);
  return point > 0x10ffff ? whole : String.fromCodePoint(point);
}
