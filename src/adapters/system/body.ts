import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { messageOf } from '../../errors.ts';
import { HttpFailure } from '../../ports/http.ts';

type Decoder = (content: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

const DECODERS: Readonly<Record<string, Decoder>> = {
  gzip: promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip),
  br: promisify<Buffer, { maxOutputLength: number }, Buffer>(brotliDecompress),
  // The standard says zlib, some servers send what is inside of it
  deflate: (content, options) =>
    promisify<Buffer, { maxOutputLength: number }, Buffer>(((content[0] ?? 0) & 0x0f) === 8 ? inflate : inflateRaw)(
      content,
      options,
    ),
};

export const ACCEPTED_ENCODINGS = 'gzip, deflate, br';

/**
 * @returns the bytes as they were sent.
 * @throws HttpFailure for more than `maximumBytes`; what the connection throws, when it ends before the body does.
 */
export async function readBody(body: Readable, length: string | undefined, maximumBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  if (Number(length) > maximumBytes) {
    discard(body);
    throw tooLarge(maximumBytes);
  }
  for await (const chunk of body as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maximumBytes) {
      discard(body);
      throw tooLarge(maximumBytes);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Ends a connection whose answer is not wanted. */
function discard(body: Readable): void {
  body.on('error', () => {});
  body.destroy();
}

/**
 * @param encoding the header `content-encoding`.
 * @throws HttpFailure for more than `maximumBytes`, an unknown encoding, and content that is not of it.
 */
export async function decodeBody(content: Buffer, encoding: string | undefined, maximumBytes: number): Promise<Buffer> {
  const names = (encoding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim().replace(/^x-/, ''))
    .filter((name) => name !== '' && name !== 'identity');
  if (names.length > 2) throw new HttpFailure('the body is compressed more than twice');
  let decoded = content;
  for (const name of names.reverse()) {
    const decode = Object.hasOwn(DECODERS, name) ? DECODERS[name] : undefined;
    if (decode === undefined)
      throw new HttpFailure(`the body has the unknown content-encoding ${JSON.stringify(name)}`);
    if (decoded.length === 0) return decoded;
    try {
      decoded = await decode(decoded, { maxOutputLength: maximumBytes });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(maximumBytes);
      throw new HttpFailure(`the body is not the ${name} that its content-encoding says: ${messageOf(error)}`);
    }
  }
  return decoded;
}

function tooLarge(maximumBytes: number): HttpFailure {
  return new HttpFailure(`the body has more than ${maximumBytes} bytes, the most that is read`);
}
