/** The doc comments of a class: its own, and its fields'. */
export interface ClassComments {
  readonly description: string;
  /** Class that it takes further fields from. */
  readonly extends?: string;
  readonly fields: Readonly<Record<string, string>>;
}

const CLASS = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export (?:class|interface) (\w+)(?: extends (\w+))? \{([\s\S]*?)\n\}|\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export class (\w+) extends (\w+) \{\}/g;
const FIELD = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(?:@[^\n]*\n\s*)*(?:readonly |override )*(\w+)[!?]?:/g;

/**
 * Reads the doc comments of classes and interfaces from TypeScript sources, so that what a field means is written once, beside the field.
 * It knows the one way in which this library writes classes: comment, decorators one a line, field.
 */
export function docCommentsOf(sources: readonly string[]): ReadonlyMap<string, ClassComments> {
  const found = new Map<string, ClassComments>();
  for (const source of sources) {
    for (const [, comment, name, base, body, emptyComment, emptyName, emptyBase] of source.matchAll(CLASS)) {
      if (name) found.set(name, { description: plain(comment!), extends: base, fields: fieldsOf(body!) });
      else found.set(emptyName!, { description: plain(emptyComment!), extends: emptyBase, fields: {} });
    }
  }
  return found;
}

/** What a field is, by the class or by the class that it extends. */
export function fieldComment(comments: ReadonlyMap<string, ClassComments>, type: string, field: string): string | undefined {
  const own = comments.get(type);
  return own && (own.fields[field] ?? (own.extends ? fieldComment(comments, own.extends, field) : undefined));
}

function fieldsOf(body: string): Record<string, string> {
  return Object.fromEntries([...body.matchAll(FIELD)].map(([, comment, name]) => [name!, plain(comment!)]));
}

function plain(comment: string): string {
  return comment.replace(/^\s*\* ?/gm, '').replace(/\s+/g, ' ').replaceAll('`', '').trim();
}
