import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import type { JsonObject } from '../../src/model/kube-object.ts';
import type { RenderFile } from '../../src/ports/renderer.ts';

/** What a case says about itself, above its files. */
interface Header {
  about: string;
  arguments?: JsonObject;
  /** The tool (or only that one of the tools) must refuse: its error text is compared, and that there is no output. */
  fails?: boolean | string;
  /** Helm 3 and helm 4 must (`true`) or must not (absent) give different documents; blank lines between documents always differ. */
  helm3DiffersFrom4?: boolean;
  /** Chart folders that native `helm package` turns into archives first. They are not part of the request. */
  archives?: { chart: string; into: string }[];
}

export interface ParityCase extends Header {
  name: string;
  arguments: JsonObject;
  files: RenderFile[];
}

/**
 * The cases of a folder, by name. One file is one case, in the manner of Go's txtar: a YAML header, then the files, each after
 * a line `-- path --`. `-- path (crlf, bom, base64, chomp, large) --` says what a text editor or Git would otherwise normalise away.
 */
export async function readCases(folder: string): Promise<ParityCase[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txtar')).sort();
  return await Promise.all(
    names.map(async (name) => readCase(path.basename(name, '.txtar'), await readFile(path.join(folder, name), 'utf8'))),
  );
}

function readCase(name: string, text: string): ParityCase {
  const [head = '', ...parts] = text.split(/^-- (?=\S.* --$)/m);
  const header = parse(head) as Header;
  const files = parts.map((part) => {
    const end = part.indexOf('\n');
    const [, file = '', treatment = ''] = /^(\S+)(?: \((.*)\))? --$/.exec(part.slice(0, end)) ?? [];
    if (file === '') throw new Error(`${name}: not a file line: -- ${part.slice(0, end)}`);
    return { path: file, content: treated(part.slice(end + 1), treatment.split(', ')) };
  });
  return { ...header, name, arguments: header.arguments ?? {}, files };
}

function treated(text: string, treatments: string[]): Uint8Array {
  let content = text;
  if (treatments.includes('base64')) return Buffer.from(content, 'base64');
  if (treatments.includes('chomp')) content = content.trimEnd();
  // More than Helm 3 reads of one file
  if (treatments.includes('large')) content = content.padEnd(5 * 1024 * 1024 + 1);
  if (treatments.includes('crlf')) content = content.replaceAll('\n', '\r\n');
  if (treatments.includes('bom')) content = `\uFEFF${content}`;
  return Buffer.from(content);
}
