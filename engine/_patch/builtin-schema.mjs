import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readUnsigned } from './leb128.mjs';

const DIRECTORY = 'openapi/kubernetesapi/v1_21_2';
/** The number of the field `paths` in gnostic's message openapi.v2.Document. */
const PATHS = 8;
const LENGTH_DELIMITED = 2;

/**
 * Writes kyaml's built-in schema, a gzipped protobuf message in a Go literal, as two messages beside it: definitions.pb, which the engine
 * links, and paths.pb, which only a test reads. Both, one after the other, are the whole message again.
 * @param {string} kyaml the directory of the copy
 */
export function splitBuiltinSchema(kyaml) {
  const file = join(kyaml, DIRECTORY, 'swagger.go');
  const literal = /\[\]byte\("((?:\\x[0-9a-f]{2})+)"\)/.exec(readFileSync(file, 'utf8'))?.[1];
  if (literal === undefined) throw new Error(`${file}: there is no schema in the form that kyaml had it in`);
  const schema = gunzipSync(Buffer.from(literal.replaceAll('\\x', ''), 'hex'));
  const paths = [];
  const rest = [];
  for (let at = 0; at < schema.length; ) {
    const [tag, lengthAt] = readUnsigned(schema, at);
    if (tag % 8 !== LENGTH_DELIMITED)
      throw new Error(`${file}: the field at ${at} is not of a type that the schema had`);
    const [length, start] = readUnsigned(schema, lengthAt);
    (Math.floor(tag / 8) === PATHS ? paths : rest).push(schema.subarray(at, start + length));
    at = start + length;
  }
  if (paths.length !== 1) throw new Error(`${file}: the schema has its paths ${paths.length} times, not once`);
  writeFileSync(join(kyaml, DIRECTORY, 'definitions.pb'), Buffer.concat(rest));
  writeFileSync(join(kyaml, DIRECTORY, 'paths.pb'), Buffer.concat(paths));
}
