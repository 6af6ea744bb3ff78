import { importMunicipalities } from '@filiera/exchange';
import { runImport } from './run-import.js';

process.exitCode = await runImport({
  name: 'territory:import',
  description: 'Brings municipalities into the territory of one node, or of every node of the local network. Doing it again changes nothing.',
  files: 'the national ANPR file (.csv or .csv.gz), and GeoJSON boundaries (.geojson) whose centres become coordinates',
  async run(files, database, onBytes) {
    const { municipalities, placed } = await importMunicipalities(files, database, onBytes);
    return { it: `${municipalities} comuni, ${placed} con le coordinate`, en: `${municipalities} municipalities, ${placed} with coordinates` };
  },
}, process.argv.slice(2));
