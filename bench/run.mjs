/**
 * Measures `seatrial check` against the native tools, in alternation on one machine: wall clock, processor, memory.
 * `npm run bench -- --help` lists the options. Writes into a temporary folder only, unless --output is given.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { nativeTools } from '../scripts/native-tools.mjs';
import { bundle, runNative, runScript, runSeatrial } from './contestants.mjs';
import { CHANGES, generate, KINDS } from './generate.mjs';
import { planFleet, writeFleet, writeRepositories } from './repositories.mjs';
import { pushCharts, startServers } from './servers.mjs';

const HELP = `npm run bench -- [options]

  --applications N,…   how many Applications (default 1,50,500)
  --change LIST        what the change touches: none, one, all (default all three)
  --kinds LIST         kinds of sources: helm, kustomize, directory (default all, 60:25:15)
  --each-kind          each kind by itself
  --chart DIR|TGZ      this chart, its dependencies in it, instead of the generated ones; helm alone
  --vary PATH          the value of it that the change sets (default commonLabels.revision)
  --repositories N     the Applications deploy from so many Helm, OCI and Git repositories on loopback, 40:20:40; measured with an
                       empty cache folder, with the same one again, and with it offline, beside a script of helm, git and kustomize
  --runs N             runs of each contestant (default 3); the medians count
  --seatrial FILE      another main program (default dist/index.js)
  --node FILE          another Node to run it with
  --seed N             of the generated repository (default 1)
  --output FILE        also write every run as JSON
`;

const { values: options } = parseArgs({
  options: {
    applications: { type: 'string', default: '1,50,500' },
    change: { type: 'string', default: CHANGES.join() },
    kinds: { type: 'string' },
    'each-kind': { type: 'boolean', default: false },
    chart: { type: 'string' },
    vary: { type: 'string' },
    repositories: { type: 'string' },
    runs: { type: 'string', default: '3' },
    seatrial: { type: 'string', default: bundle },
    node: { type: 'string', default: process.execPath },
    seed: { type: 'string', default: '1' },
    output: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

function listOf(text, known) {
  const items = text.split(',');
  const wrong = items.filter((item) => !known.includes(item));
  if (wrong.length > 0) throw new Error(`${wrong.join(', ')}: choose from ${known.join(', ')}`);
  return items;
}

/** One generated repository, and every contestant on it in turn. */
async function measure(setup, tools) {
  const folder = mkdtempSync(join(tmpdir(), 'seatrial-bench-'));
  try {
    const repository = join(folder, 'repository');
    mkdirSync(repository);
    const applications = generate(repository, setup);
    const trees = ['main', 'change'].map((revision) => checkOut(repository, revision, folder));
    const common = { ...program, repository, folder, applications };
    // A cache that holds the base of every Application, as the check of another change leaves it behind.
    const warm = join(folder, 'warm');
    mkdirSync(warm);
    await runSeatrial({ ...common, head: 'earlier', cacheDirectory: warm });
    const contestants = {
      cold: () => runSeatrial(common),
      cached: async () => {
        const cacheDirectory = join(folder, 'cache');
        rmSync(cacheDirectory, { recursive: true, force: true });
        cpSync(warm, cacheDirectory, { recursive: true });
        return runSeatrial({ ...common, cacheDirectory });
      },
      native: () => runNative({ tools, trees, folder, applications }),
    };
    return await inTurn(contestants);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same for Applications with sources elsewhere, and the servers of those. */
async function measureFleet(setup, tools) {
  const folder = mkdtempSync(join(tmpdir(), 'seatrial-bench-'));
  let servers;
  try {
    const fleet = planFleet(setup);
    const served = join(folder, 'served');
    writeRepositories(served, fleet);
    servers = await startServers(served);
    const { urlOf } = servers;
    await pushCharts(served, fleet, urlOf, tools.helm4);
    const repository = join(folder, 'repository');
    mkdirSync(repository);
    writeFleet(repository, fleet, urlOf);
    const [cacheDirectory, home] = [join(folder, 'cache'), join(folder, 'home')];
    const common = { ...program, repository, folder, applications: fleet.applications, cacheDirectory };
    const script = () => runScript({ tools, urlOf, fleet, folder, home });
    const fresh = (path) => rmSync(path, { recursive: true, force: true });
    return await inTurn({
      cold: () => {
        fresh(cacheDirectory);
        return runSeatrial({ ...common, offline: false });
      },
      cached: () => runSeatrial({ ...common, offline: false }),
      offline: () => runSeatrial(common),
      native: () => {
        fresh(home);
        return script();
      },
      'native again': script,
    });
  } finally {
    await servers?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function inTurn(contestants) {
  const runs = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
  for (let round = 0; round < Number(options.runs); round++) {
    for (const [name, run] of Object.entries(contestants)) runs[name].push(await run());
  }
  return runs;
}

function checkOut(repository, revision, folder) {
  const tree = join(folder, revision);
  const args = ['worktree', 'add', '--quiet', '--detach', tree, revision];
  execFileSync('git', ['-C', repository, ...args], { stdio: ['ignore', 'inherit', 'inherit'] });
  return tree;
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function row(setup, runs) {
  const of = (name, field) => median(runs[name].map((run) => run[field]));
  const seconds = (name) => `${of(name, 'seconds').toFixed(2)} s (${of(name, 'processor').toFixed(2)})`;
  const ratio = (a, b) => (of(b, 'seconds') < 0.05 ? '-' : (of(a, 'seconds') / of(b, 'seconds')).toFixed(2));
  const middle = [...runs.cold].sort((a, b) => a.seconds - b.seconds)[runs.cold.length >> 1];
  return {
    ...(setup.repositories ? { repositories: setup.repositories } : { kinds: setup.kinds.join('+') }),
    applications: setup.applications,
    change: setup.change,
    cold: seconds('cold'),
    cached: seconds('cached'),
    ...(runs.offline && { offline: seconds('offline') }),
    native: of('native', 'seconds') < 0.05 ? '-' : seconds('native'),
    ...(runs['native again'] && { 'native again': seconds('native again') }),
    'cold/native': ratio('cold', 'native'),
    'cached/cold': ratio('cached', 'cold'),
    MiB: Math.round(Math.max(...[...runs.cold, ...runs.cached].map(({ memory }) => memory))),
    'cold run (ms)': Object.entries(middle.timings)
      .map(([phase, milliseconds]) => `${phase} ${milliseconds}`)
      .join(', '),
  };
}

function printTable(rows) {
  const columns = Object.keys(rows[0]);
  const widths = columns.map((column) =>
    Math.max(...[column, ...rows.map((each) => String(each[column]))].map((text) => text.length)),
  );
  const line = (cells) => `| ${cells.map((cell, at) => String(cell).padEnd(widths[at])).join(' | ')} |`;
  console.log(line(columns));
  console.log(line(widths.map((width) => '-'.repeat(width))));
  for (const each of rows) console.log(line(columns.map((column) => each[column])));
}

const program = { node: options.node, seatrial: resolve(options.seatrial) };

async function main() {
  if (options.help) return console.log(HELP);
  const tools = await nativeTools((message) => console.error(message));
  const kinds = options.chart ? ['helm'] : listOf(options.kinds ?? KINDS.join(), KINDS);
  const rows = [];
  const results = [];
  for (const group of options['each-kind'] ? kinds.map((kind) => [kind]) : [kinds]) {
    for (const applications of options.applications.split(',').map(Number)) {
      for (const change of listOf(options.change, CHANGES)) {
        const setup = { applications, change, kinds: group, seed: Number(options.seed) };
        if (options.chart)
          Object.assign(setup, { chart: resolve(options.chart) }, options.vary && { vary: options.vary });
        const of = options.repositories ? `${options.repositories} repositories` : group.join('+');
        console.error(`${of}, ${applications} Applications, change of ${change}`);
        if (options.repositories) Object.assign(setup, { repositories: Number(options.repositories) });
        const runs = await (options.repositories ? measureFleet : measure)(setup, tools);
        rows.push(row(setup, runs));
        results.push({ ...setup, runs });
      }
    }
  }
  console.log(
    `Node ${execFileSync(program.node, ['--version']).toString().trim()}, ${availableParallelism()} processors; wall clock, (seconds of processor); medians of ${options.runs}\n`,
  );
  printTable(rows);
  if (options.output) writeFileSync(options.output, `${JSON.stringify(results, null, 2)}\n`);
}

main().catch((error) => {
  console.error(`bench: ${error.message}`);
  process.exitCode = 1;
});
