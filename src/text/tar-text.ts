import { gunzipSync } from 'node:zlib';

const BLOCK = 512;
/** What Helm reads of a chart (MaxDecompressedChartSize) is more than any chart has; one that is larger is not looked at. */
const MAXIMUM_BYTES = 64 * 1024 * 1024;

/**
 * The files of a gzipped tar archive by their paths in it, for looking at an archive that Helm has taken already: links and other
 * entries are passed over, and what is damaged ends the reading. Nothing is written anywhere.
 *
 * @returns what could be read; empty for what is no such archive, or is beyond the size of a chart.
 */
export function filesInArchive(packed: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const tar = unpacked(packed);
  let longName = '';
  for (let at = 0; at + BLOCK <= tar.length; ) {
    const header = tar.subarray(at, at + BLOCK);
    const size = Number.parseInt(textIn(header, 124, 12).trim() || '0', 8);
    if (header[0] === 0 || !Number.isSafeInteger(size)) break;
    const content = tar.subarray(at + BLOCK, at + BLOCK + size);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    const type = textIn(header, 156, 1);
    if (type === 'L') longName = textIn(content, 0, size);
    else if (type === 'x') longName = /(?:^|\n)\d+ path=([^\n]*)/.exec(content.toString('utf8'))?.[1] ?? '';
    else {
      const prefix = textIn(header, 257, 5) === 'ustar' ? textIn(header, 345, 155) : '';
      const name = longName || (prefix === '' ? '' : `${prefix}/`) + textIn(header, 0, 100);
      longName = '';
      if (type === '0' || type === '') files.set(name.replace(/^(?:\.?\/)+/, ''), content);
    }
  }
  return files;
}

function unpacked(packed: Buffer): Buffer {
  try {
    return gunzipSync(packed, { maxOutputLength: MAXIMUM_BYTES });
  } catch {
    return Buffer.alloc(0);
  }
}

/** A field of a header ends with a null byte, or where it has no more room. */
function textIn(bytes: Buffer, start: number, length: number): string {
  const field = bytes.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? length : end).toString('utf8');
}
