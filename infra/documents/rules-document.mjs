/**
 * What people read of the dated tables: each row as the programs decide by it, with its first day and its source. Made from the tables themselves, so that it
 * says what the programs do.
 * @param {readonly {it: string, en: string, tables: readonly {it: string, en: string, file: string, setting?: string, rows: readonly object[]}[]}[]} parts
 * @returns {string} Markdown
 */
export function rulesDocument(parts) {
  return [
    '# Regole con una data / Dated rules', '',
    '<!-- Made by `npm run generate` from the tables of the programs. Change those. -->', '',
    'Le regole con cui i programmi decidono, riga per riga. Una riga vale dal giorno indicato, finché una successiva per lo stesso caso non la sostituisce.', '',
    'The rules that the programs decide by, row by row. A row counts from its day on, until a later one for the same case takes its place.', '',
    ...parts.flatMap(partOf),
  ].join('\n');
}

function partOf({ it, en, tables }) {
  return [`## ${it} / ${en}`, '', ...tables.flatMap(tableOf)];
}

function tableOf({ it, en, file, setting, rows }) {
  if (rows.length === 0) throw new Error(`${file}: "${en}" has no row`);
  return [
    `### ${it} / ${en}`, '', `[${file}](../${file})${setting ? `; \`node.yml\`: \`${setting}\`` : ''}`, '',
    '| regola / rule | dal / from | fonte / source |', '| --- | --- | --- |',
    ...rows.map((row) => rowOf(row, file)), '',
  ];
}

function rowOf({ validFrom, validUntil, source, ...values }, file) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(validFrom ?? '') || !source) throw new Error(`${file}: a row without its first day or its source`);
  return `| ${cell(saidOf(values))} | ${validFrom}${validUntil ? `–${validUntil}` : ''} | ${cell(source)} |`;
}

/** The row's own words first, then its values under their names. */
function saidOf({ label, text, ...values }) {
  const words = label ?? text;
  const said = Object.entries(values).flatMap(([name, value]) => (told(value) ? [`${name}: ${valueOf(value)}`] : []));
  return [...(words ? [`${words.it} / ${words.en}`] : []), ...said].join('; ');
}

/** Patterns and functions are read where they are written. */
function told(value) {
  if (Array.isArray(value)) return value.length > 0 && value.every(told);
  return value !== undefined && value !== null && typeof value !== 'function' && !(value instanceof RegExp);
}

function valueOf(value) {
  if (Array.isArray(value)) return value.map(valueOf).join(', ');
  if (typeof value !== 'object') return String(value);
  return `(${Object.entries(value).filter(([, inner]) => told(inner)).map(([name, inner]) => `${name} ${valueOf(inner)}`).join(', ')})`;
}

function cell(text) {
  return text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
}
