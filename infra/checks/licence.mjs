/** Checks that LICENSE is the official text of the EUPL 1.2, as the SPDX list has it; with --write, writes it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const { licenseText } = JSON.parse(readFileSync(join(root, 'node_modules/spdx-license-list/licenses/EUPL-1.2.json'), 'utf8'));
const official = `${licenseText.trim()}\n`;
const file = join(root, 'LICENSE');

if (process.argv.includes('--write')) writeFileSync(file, official);
const same = readFileSync(file, 'utf8') === official;
console.log(same ? 'LICENSE is the official text of the EUPL 1.2' : 'LICENSE differs from the official text: node infra/checks/licence.mjs --write');
process.exitCode = same ? 0 : 1;
