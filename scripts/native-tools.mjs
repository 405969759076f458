/**
 * Builds the native helm 3, helm 4 and kustomize that the engine is measured against.
 * Their versions are read from engine/go.mod, so that the two cannot drift apart.
 * `node scripts/native-tools.mjs` builds what is missing and prints the paths as JSON;
 * `node scripts/native-tools.mjs registry` builds the OCI registry that tests read from, and `act` the runner that tests run the
 * action with; they print its path.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const goMod = fileURLToPath(new URL('../engine/go.mod', import.meta.url));
const goToolchain = 'go1.27.0';

/** Both helms install a binary called `helm`; the file name that is kept carries the version. */
const tools = {
  helm3: { module: 'helm.sh/helm/v3', command: 'cmd/helm', file: 'helm' },
  helm4: { module: 'helm.sh/helm/v4', command: 'cmd/helm', file: 'helm' },
  kustomize: { module: 'sigs.k8s.io/kustomize/kustomize/v5', command: '', file: 'kustomize' },
};

/** What the engine is not measured against, but tests need. */
const servants = {
  /** What Docker Hub, GHCR and others began as: the distribution project's own registry. */
  registry: {
    module: 'github.com/distribution/distribution/v3',
    command: 'cmd/registry',
    file: 'registry',
    version: 'v3.1.1',
  },
  /** A runner of GitHub Actions, which needs neither GitHub nor Docker. */
  act: { module: 'github.com/nektos/act', command: '', file: 'act', version: 'v0.2.89' },
};

/** The path of the OCI registry, built or not. */
export function registryPath() {
  return pathOf(servants.registry, servants.registry.version);
}

/** The path of the runner of GitHub Actions, built or not. */
export function actPath() {
  return pathOf(servants.act, servants.act.version);
}

/** The path of `registry` or `act`, built when it is missing. */
async function servant(name, log) {
  const tool = servants[name];
  const file = pathOf(tool, tool.version);
  if (!(await exists(file))) {
    log(`building ${name} ${tool.version} into ${path.dirname(file)}`);
    await build(tool, tool.version, file);
  }
  return file;
}

/**
 * The natives' paths, by tool (`helm3`, `helm4`, `kustomize`). Builds the missing ones, which takes minutes and asks the Go
 * module proxy; needs Go on the PATH. The folder is SEATRIAL_NATIVE_TOOLS, or one in the user's cache.
 * With `build: false` the missing ones are left out.
 */
export async function nativeTools(log = () => {}, { build: isBuilding = true } = {}) {
  const versions = requiredVersions(await readFile(goMod, 'utf8'));
  const paths = {};
  for (const [name, tool] of Object.entries(tools)) {
    const version = versions.get(tool.module);
    if (!version) throw new Error(`engine/go.mod does not require ${tool.module}: which version is ${name} to have?`);
    const file = pathOf(tool, version);
    const isThere = await exists(file);
    if (!isThere && !isBuilding) continue;
    if (!isThere) {
      log(`building ${name} ${version} into ${path.dirname(file)}`);
      await build(tool, version, file);
    }
    paths[name] = file;
  }
  return paths;
}

function pathOf(tool, version) {
  const folder = process.env.SEATRIAL_NATIVE_TOOLS || path.join(cacheFolder(), 'seatrial', 'native-tools');
  return path.join(folder, `${tool.file}-${version.slice(1)}${process.platform === 'win32' ? '.exe' : ''}`);
}

async function build(tool, version, file) {
  await mkdir(path.dirname(file), { recursive: true });
  // Installed beside its place, then renamed: a build that was interrupted must not pass for a finished one.
  const GOBIN = await mkdtemp(path.join(path.dirname(file), 'building-'));
  try {
    const env = { ...process.env, GOBIN, GOTOOLCHAIN: goToolchain, CGO_ENABLED: '0', GOFLAGS: '' };
    const flags = await releaseFlags(tool, version, env);
    const target = `${path.posix.join(tool.module, tool.command)}@${version}`;
    await run('go', ['install', '-trimpath', '-ldflags', flags.join(' '), target], { env, cwd: GOBIN });
    await rename(path.join(GOBIN, path.basename(file).replace(/-[\d.]+/, '')), file);
  } finally {
    await rm(GOBIN, { recursive: true, force: true });
  }
}

/** What helm's own release build stamps in and templates can see: its version, and helm 3's default Kubernetes version. */
async function releaseFlags(tool, version, env) {
  if (tool.file !== 'helm') return ['-s', '-w'];
  const flags = ['-s', '-w', `-X ${tool.module}/internal/version.version=${version}`];
  if (tool.module.endsWith('/v3')) {
    const { stdout } = await run('go', ['mod', 'download', '-json', `${tool.module}@${version}`], {
      env,
      cwd: env.GOBIN,
    });
    const client = requiredVersions(await readFile(JSON.parse(stdout).GoMod, 'utf8')).get('k8s.io/client-go');
    const [major, minor] = client.slice(1).split('.');
    flags.push(`-X ${tool.module}/pkg/chartutil.k8sVersionMajor=${Number(major) + 1}`);
    flags.push(`-X ${tool.module}/pkg/chartutil.k8sVersionMinor=${minor}`);
  }
  return flags;
}

function requiredVersions(text) {
  return new Map(
    [...text.matchAll(/^(?:require\s+|\s+)(\S+)\s+(v\S+)/gm)].map(([, module, version]) => [module, version]),
  );
}

function cacheFolder() {
  if (process.platform === 'win32') return process.env.LOCALAPPDATA ?? path.join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Caches');
  return process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache');
}

async function exists(file) {
  return await stat(file).then(
    () => true,
    () => false,
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const log = (line) => console.error(line);
  const [, , name = ''] = process.argv;
  if (Object.hasOwn(servants, name)) console.log(await servant(name, log));
  else console.log(JSON.stringify(await nativeTools(log), null, 2));
}
