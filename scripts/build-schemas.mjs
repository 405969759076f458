// Makes src/validate/schemas/argo-cd.json, the schemas of Argo CD's objects by version, from the CRDs of each minor's newest patch.
//
//   node scripts/build-schemas.mjs [--check] [--from DIR]
//
// The CRDs come from Argo CD's Go modules, through the go command's own proxy; --from takes them from DIR/VERSION/ instead, as
// `application-crd.yaml` and so on. --check only says whether the file is as it would be made.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { compactSchemas } from './compact-schemas.mjs';

/** The newest patch of each minor, oldest first. A further minor is a further line here, and then this script run. */
const VERSIONS = ['2.14.21', '3.0.23', '3.1.16', '3.2.12', '3.3.19', '3.4.13', '3.5.7', '3.6.1'];
const KINDS = ['Application', 'ApplicationSet', 'AppProject'];

const target = resolve(dirname(fileURLToPath(import.meta.url)), '../src/validate/schemas/argo-cd.json');
const { values: options } = parseArgs({ options: { check: { type: 'boolean' }, from: { type: 'string' } } });

/** @returns the path of a version's module, packed. A module that wants a newer go is packed all the same. */
function moduleZip(version) {
  const name = `github.com/argoproj/argo-cd/v${version.split('.')[0]}@v${version}`;
  const command = ['mod', 'download', '-json', name];
  const env = { ...process.env, GOFLAGS: '-mod=mod', GOWORK: 'off' };
  let answer;
  try {
    answer = execFileSync('go', command, { cwd: tmpdir(), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], env });
  } catch (error) {
    answer = error.stdout;
  }
  const { Zip, Error: fault } = JSON.parse(answer || '{}');
  if (!Zip) throw new Error(`${name} could not be downloaded: ${fault ?? 'is go installed?'}`);
  return { zip: Zip, name };
}

function readCrd(version, kind) {
  const file = `${kind.toLowerCase()}-crd.yaml`;
  if (options.from) return readFileSync(join(options.from, version, file), 'utf8');
  const { zip, name } = moduleZip(version);
  return execFileSync('unzip', ['-p', zip, `${name}/manifests/crds/${file}`], { encoding: 'utf8', maxBuffer: 1 << 26 });
}

/** @returns the schema of the one version that Argo CD has. */
function schemaIn(crd) {
  const { versions } = parse(crd).spec;
  const served = versions.filter((version) => version.served);
  if (served.length !== 1 || served[0].name !== 'v1alpha1') throw new Error('expected v1alpha1 alone to be served');
  return served[0].schema.openAPIV3Schema;
}

const crds = VERSIONS.map((version) => ({
  version,
  kinds: Object.fromEntries(KINDS.map((kind) => [kind, schemaIn(readCrd(version, kind))])),
}));
const made = compactSchemas(crds);
if (!options.check) writeFileSync(target, made);
else if (readFileSync(target, 'utf8') !== made) {
  console.error(
    'src/validate/schemas/argo-cd.json is not what scripts/build-schemas.mjs makes: run it, and commit the file.',
  );
  process.exitCode = 1;
}
console.log(`${made.length} bytes, ${crds.length} versions`);
