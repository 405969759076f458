import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LICENSE_FILE = /^(licen[cs]e|copying|notice|patents)([.-].*)?$/i;

/** Modules without a licence file of their own, and why that is right. */
const COVERED = new Map([['seatrial/engine', 'this repository']]);

/**
 * The licences of every module that a package list links.
 * @param {string} listed what `go list -deps -json` prints: objects one after the other
 * @param {string} goroot the toolchain's directory, whose licence covers the standard library
 * @param {string} goVersion its version
 */
export function licenses(listed, goroot, goVersion) {
  const modules = new Map([[`Go standard library ${goVersion}`, goroot]]);
  for (const item of JSON.parse(`[${listed.trim().replaceAll(/\n}\n{/g, '\n},\n{')}]`)) {
    if (item.Standard || COVERED.has(item.Module.Path)) continue;
    const { Path, Version, Dir, Replace } = item.Module;
    const version = Replace?.Version ?? Version;
    const modified = Replace && !Replace.Version ? ', modified' : '';
    modules.set(
      Path === 'seatrial/texttemplate' ? `text/template of Go ${goVersion}, modified` : `${Path} ${version}${modified}`,
      Dir,
    );
  }
  const sections = [];
  const missing = [];
  for (const [name, directory] of [...modules].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const files = readdirSync(directory, { withFileTypes: true })
      .filter((f) => f.isFile() && LICENSE_FILE.test(f.name))
      .map((f) => f.name)
      .sort();
    if (!files.some((f) => !/^notice|^patents/i.test(f))) missing.push(name);
    for (const file of files)
      sections.push(
        `${'='.repeat(80)}\n${name}: ${file}\n${'='.repeat(80)}\n\n${readFileSync(join(directory, file), 'utf8').trim()}\n`,
      );
  }
  if (missing.length > 0)
    throw new Error(
      `no licence file: ${missing.join(', ')}. Find the licence, or list the module in engine/_patch/licenses.mjs with the reason`,
    );
  return `engine.wasm links the following modules, under the licences that follow.\n\n${[...modules.keys()]
    .sort()
    .map((m) => `- ${m}`)
    .join('\n')}\n\n${sections.join('\n')}`;
}
