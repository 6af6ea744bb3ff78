/** A JSON Schema 2020-12 fragment. Plain data. */
export type JsonSchema = { readonly [keyword: string]: unknown };
