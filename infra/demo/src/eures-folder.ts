import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';

/** Vacancies as EURES exchanges them. */
export interface EuresInput {
  /** HR-XML 3.2 documents, one vacancy each. */
  readonly documents: readonly { readonly name: string; readonly xml: string }[];
  /** Items of the input API's answer to getDetails. */
  readonly details: readonly object[];
}

/** What the interface takes of an item; other fields of an answer are left out. */
const DETAIL_FIELDS = ['reference', 'source', 'status', 'creationTimestamp', 'lastModificationTimestamp', 'closingTimestamp', 'content', 'contentFormatVersion'] as const;

/**
 * Reads a folder and those below it: `.xml` files are documents, `.json` files that hold a list of details are answers of the interface,
 * and everything else is left alone.
 * @throws Error when the folder holds neither
 */
export async function readEuresFolder(folder: string): Promise<EuresInput> {
  const names = (await readdir(folder, { recursive: true }).catch(() => {
    throw new Error(`${folder}: no such folder`);
  })).sort();
  const of = (extension: string): string[] => names.filter((name) => extname(name).toLowerCase() === extension).map((name) => join(folder, name));
  const documents = await Promise.all(of('.xml').map(async (file) => ({ name: basename(file), xml: await readFile(file, 'utf8') })));
  const details = (await Promise.all(of('.json').map(async (file) => detailsIn(await readFile(file, 'utf8'))))).flat();
  if (documents.length + details.length === 0) throw new Error(`${folder} holds no HR-XML document (.xml) and no answer of the EURES interface (.json)`);
  return { documents, details };
}

function detailsIn(text: string): object[] {
  const value: unknown = JSON.parse(text);
  if (!Array.isArray(value)) return [];
  return value.filter(isDetail).map((item) => Object.fromEntries(DETAIL_FIELDS.flatMap((field) => (typeof item[field] === 'string' ? [[field, item[field]]] : []))));
}

function isDetail(item: unknown): item is Record<string, unknown> {
  return typeof item === 'object' && item !== null && 'reference' in item && 'status' in item && 'source' in item;
}
