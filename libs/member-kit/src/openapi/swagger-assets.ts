import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The page's files, from the package itself: nothing is fetched from elsewhere. */
const FILES: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
};

/** One file of the page. */
export interface Asset {
  readonly type: string;
  readonly content: Buffer;
}

const loaded = new Map<string, Asset>();

/** A file of the page, read once; undefined when it isn't one of them. */
export function assetNamed(name: string): Asset | undefined {
  const type = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
  if (type === undefined) return undefined;
  let asset = loaded.get(name);
  if (!asset) {
    const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
    asset = { type, content: readFileSync(join(folder, name)) };
    loaded.set(name, asset);
  }
  return asset;
}

/** Starts the page; a file of its own, because the content policy allows no script inside a page. */
export const START_PAGE = `window.ui = SwaggerUIBundle({
  url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true, persistAuthorization: false, docExpansion: 'list',
});
`;

/** The page, without anything inline. */
export function pageFor(title: string): string {
  return `<!doctype html>
<html lang="it">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${escaped(title)}</title>
  <link rel="icon" type="image/png" href="/openapi/favicon-32x32.png">
  <link rel="stylesheet" href="/openapi/swagger-ui.css">
</head>
<body>
  <div id="swagger-ui"></div>
  <script src="/openapi/swagger-ui-bundle.js"></script>
  <script src="/openapi/start.js"></script>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
