// Validates every Application, ApplicationSet and AppProject in folders of examples: in YAML and JSON files, and in the code blocks
// of Markdown files. Each file, and each code block, is a fleet of its own: examples are written to be read alone.
//
//   npm run corpus -- [--argocd-version 3.6] [--quiet] DIR…
//
// Prints what was found, by file and line, and what the rules say of it; --quiet only what they say of whole manifests. What lacks a
// field that it must have is a fragment: documentation leaves out what it is not about. The last lines count.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { withCompiledSources } from './compiled-sources.mjs';
import { yamlBlocks } from './yaml-blocks.mjs';

const { values: options, positionals: folders } = parseArgs({
  options: { 'argocd-version': { type: 'string' }, quiet: { type: 'boolean', default: false } },
  allowPositionals: true,
});
if (folders.length === 0) throw new Error('usage: npm run corpus -- [--argocd-version 3.6] [--quiet] DIR…');
const ARGO_CD = /argoproj\.io\/|kind:\s*["']?(?:Application|ApplicationSet|AppProject)\b/;

/** @returns the paths of all files below a folder, in order; links are not followed. */
function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return ['.git', 'node_modules'].includes(entry.name) ? [] : filesBelow(path);
      return entry.isFile() ? [path] : [];
    });
}

/** @returns the texts of a file that may be YAML, each with the line on which it begins. */
function textsOf(path) {
  const isMarkdown = path.endsWith('.md');
  if (!isMarkdown && !/\.(ya?ml|json)$/.test(path)) return [];
  const text = readFileSync(path, 'utf8');
  if (!ARGO_CD.test(text)) return [];
  return isMarkdown ? yamlBlocks(text).filter((block) => ARGO_CD.test(block.text)) : [{ line: 1, text }];
}

function count(counts, key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function printCounts(title, counts) {
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  console.log(`${title}: ${sorted.map(([key, number]) => `${number} ${key}`).join(', ') || 'none'}`);
}

await withCompiledSources(async (load) => {
  const { validate } = await load('validate/validate.js');
  const { parseYaml, placesInYaml } = await load('text/yaml.js');
  const { argoCdKindOf, manifestInFile, objectsIn } = await load('desired/manifests.js');
  const { isChartTemplate } = await load('argocd/chart-template.js');
  const { defaultSettings } = await load('argocd/settings.js');
  const [major, minor] = (options['argocd-version'] ?? '').split('.').map(Number);
  const settings = options['argocd-version'] === undefined ? defaultSettings() : defaultSettings({ major, minor });
  const kinds = new Map();
  const rules = new Map();
  let fragments = 0;
  const leftOut = new Map();

  function review(shown, { line: firstLine, text }) {
    const { documents, failures } = parseYaml(text);
    for (const { line, message } of failures) {
      count(leftOut, text.includes('{{') ? 'templates' : 'not valid YAML');
      if (!text.includes('{{')) console.log(`${shown}:${line + firstLine - 1} not valid YAML: ${message}`);
    }
    const manifests = documents.flatMap((document) =>
      [...objectsIn(document.value)].flatMap(({ object, path }) => {
        const kind = argoCdKindOf(object);
        if (kind === undefined) return [];
        const location = { file: shown, line: document.line, column: document.column };
        return [manifestInFile(kind, object, { location, path }, settings.namespace)];
      }),
    );
    const found = validate({ settings, manifests });
    for (const manifest of manifests) {
      const { kind, object, place } = manifest;
      const { line, column } = place.location;
      count(kinds, kind);
      const findings = found.filter((each) => each.manifest === manifest);
      const isFragment = findings.some(({ finding }) => finding.rule === 'missing-field');
      if (isFragment) fragments++;
      if (options.quiet && (isFragment || findings.length === 0)) continue;
      const title = `${kind} ${object.metadata?.name ?? '(no name)'}${isFragment ? ' (fragment)' : ''}`;
      console.log(`${shown}:${line + firstLine - 1} ${title}`);
      const placeOf = placesInYaml(text, { line, column });
      for (const { finding, at } of findings) {
        if (!isFragment) count(rules, finding.rule);
        const { line: findingLine } = placeOf(at);
        console.log(
          `    ${finding.severity} ${finding.rule} at line ${findingLine + firstLine - 1}: ${finding.message}`,
        );
      }
    }
  }

  for (const folder of folders.map((each) => resolve(each))) {
    const files = filesBelow(folder).map((path) => relative(folder, path));
    const entries = new Map(files.map((path) => [path, true]));
    for (const path of files) {
      if (isChartTemplate(path, entries)) {
        if (textsOf(join(folder, path)).length > 0) count(leftOut, "files of charts' templates");
      } else for (const text of textsOf(join(folder, path))) review(join(basename(folder), path), text);
    }
  }
  const total = [...kinds.values()].reduce((sum, number) => sum + number, 0);
  printCounts(`\n${total} manifests`, kinds);
  console.log(`${fragments} of them are fragments`);
  printCounts('Findings on the others', rules);
  printCounts('Left out', leftOut);
});
