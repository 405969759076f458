import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Writes the digests that Helm compares a lock file with into a package of their own, pkg/lockdigest: Helm has them beside its resolver,
 * which links clients of registries and repositories.
 * @param {string} helm the directory of the copy
 * @param {string} chart how its chart package is imported
 */
export function exportLockDigest(helm, chart) {
  const resolver = readFileSync(join(helm, 'internal/resolver/resolver.go'), 'utf8');
  const provenance = readFileSync(join(helm, 'pkg/provenance/sign.go'), 'utf8');
  const functions = [
    found(resolver, /\/\/ HashReq generates[\s\S]*?\n}\n/g),
    found(resolver, /\/\/ HashV2Req generates[\s\S]*?\n}\n/g),
    found(provenance, /\/\/ Digest hashes[\s\S]*?\n}\n/g),
  ].map((text) => text.replaceAll('provenance.Digest(', 'Digest('));
  const imports = ['"bytes"', '"crypto"', '_ "crypto/sha256"', '"encoding/hex"', '"encoding/json"', '"io"', '', chart];
  const header = `package lockdigest\n\nimport (\n${imports.map((name) => (name ? `\t${name}\n` : '\n')).join('')})\n`;
  mkdirSync(join(helm, 'pkg/lockdigest'));
  writeFileSync(join(helm, 'pkg/lockdigest/lockdigest.go'), [header, ...functions].join('\n'));
}

function found(text, pattern) {
  const matches = text.match(pattern) ?? [];
  if (matches.length !== 1)
    throw new Error(
      `Helm's lock digest: ${pattern} matches ${matches.length} times, not once: see engine/_patch/lock-digest.mjs`,
    );
  return matches[0];
}
