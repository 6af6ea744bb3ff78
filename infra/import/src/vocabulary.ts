import { importEsco } from '@filiera/exchange';
import { runImport } from './run-import.js';

process.exitCode = await runImport({
  name: 'vocabulary:import',
  description: 'Brings the official ESCO files into the vocabulary of one node, or of every node of the local network. Doing it again changes nothing.',
  files: 'CSV files of the ESCO download, .csv or .csv.gz, in any language: occupations_it.csv, skills_it.csv, occupationSkillRelations.csv…',
  async run(files, database, onBytes) {
    const imported = await importEsco(files, database, onBytes);
    const list = (language: 'it' | 'en'): string => imported.map(({ kind, records }) => `${records} ${kind[language]}`).join(', ');
    return { it: list('it'), en: list('en') };
  },
}, process.argv.slice(2));
