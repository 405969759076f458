// Draws the HTML report in a headless Chromium, for docs/: of the sample pull request, light and dark, of one that fails, and of
// 3,000 Applications. dist/, or SEATRIAL_DIST, reviews; the sources print.
//
//   node scripts/report-pictures.mjs
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { withCompiledSources } from './compiled-sources.mjs';
import { makeSampleRepository } from './sample-repository.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const WIDTH = 1280;
const HEIGHT = 900;
const APPLICATIONS = 3_000;

/** @returns the report on a repository's branch `sample`, as JSON has it. */
function review(repository) {
  const flags = ['--repo', repository, '--base', 'main', '--head', 'sample', '--target-branch', 'main', '--offline'];
  const program = join(process.env.SEATRIAL_DIST ?? join(root, 'dist'), 'index.js');
  const { stdout } = spawnSync(process.execPath, [program, 'check', ...flags, '--format', 'json'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return JSON.parse(stdout);
}

/** A slip in a manifest, and a value that a template cannot do without. */
function breakSample(repository) {
  const edit = (path, from, to) => {
    const file = join(repository, path);
    const text = readFileSync(file, 'utf8');
    if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
    writeFileSync(file, text.replace(from, to));
  };
  edit('applications/platform/policies.yaml', 'targetRevision: main', 'targetrevision: main');
  edit('charts/web/templates/deployment.yaml', 'spec:', 'spec:\n  paused: {{ .Values.rollout.paused }}');
  const git = (...args) =>
    execFileSync('git', ['-c', 'user.name=Example', '-c', 'user.email=example@example.com', ...args], {
      cwd: repository,
    });
  git('commit', '--quiet', '--all', '--message', 'Break it');
}

/** Many Applications as the sample has them. */
function multiplied(report) {
  const changed = report.applications.filter(({ changes }) => changes.length > 0);
  const applications = Array.from({ length: APPLICATIONS }, (_, index) => {
    const one = changed[index % changed.length];
    return { ...one, name: `${one.name}-${String(index).padStart(4, '0')}`, causes: [], findings: [] };
  });
  return { ...report, applications, findings: [], notChecked: [] };
}

function draw(html, picture, isDark) {
  const folder = mkdtempSync(join(tmpdir(), 'seatrial-picture-'));
  try {
    const file = join(folder, 'report.html');
    writeFileSync(file, html);
    const flags = [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', `--user-data-dir=${folder}/profile`],
      // Blink's own setting, which the page reads as prefers-color-scheme
      `--blink-settings=preferredColorScheme=${isDark ? 0 : 1}`,
      `--window-size=${WIDTH},${HEIGHT}`,
      `--screenshot=${join(root, picture)}`,
    ];
    execFileSync('chromium', [...flags, pathToFileURL(file).href], { stdio: 'ignore' });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

const repository = mkdtempSync(join(tmpdir(), 'seatrial-sample-'));
try {
  makeSampleRepository(repository);
  const small = review(repository);
  breakSample(repository);
  const failed = review(repository);
  mkdirSync(join(root, 'docs/images'), { recursive: true });
  await withCompiledSources(async (load) => {
    const { renderReport } = await load('report/render.js');
    const opened = (html) => html.replace('<details class="app"', '<details open class="app"');
    draw(opened(renderReport(small, 'html', {})), 'docs/images/report.png', false);
    draw(opened(renderReport(small, 'html', {})), 'docs/images/report-dark.png', true);
    draw(renderReport(failed, 'html', {}), 'docs/images/report-failed.png', false);
    draw(renderReport(multiplied(small), 'html', {}), 'docs/images/report-large.png', false);
  });
} finally {
  rmSync(repository, { recursive: true, force: true });
}
