import { isJsonObject, type Json } from '../../model/kube-object.ts';
import type { Observed, RenderFailureCode, RenderOutcome, RenderRequest } from '../../ports/renderer.ts';
import { parseJson, stringifyJson } from '../../text/json.ts';

const PROTOCOL = 1;
const LENGTH_BYTES = 4;
export const DEFAULT_SEED = 1;

interface ResponseHeader {
  protocol: number;
  ok: boolean;
  observed?: Observed;
  warnings?: string[];
  result?: Json;
  error?: { code: RenderFailureCode; message: string };
}

/**
 * A request as the engine reads it: header length (u32le) | JSON header | contents of the files in order. It is one buffer of its own, so
 * that it can be moved to a worker: the files' contents are often parts of larger buffers, which posting would copy whole.
 */
export function encodeRequest(request: RenderRequest): Uint8Array<ArrayBuffer> {
  const header = Buffer.from(
    stringifyJson(
      {
        protocol: PROTOCOL,
        operation: request.operation,
        seed: request.seed ?? DEFAULT_SEED,
        arguments: request.arguments,
        files: request.files.map(({ path, content }) => ({ path, size: content.length })),
      },
      0,
    ),
  );
  const contentBytes = request.files.reduce((sum, { content }) => sum + content.length, 0);
  const frame = new Uint8Array(LENGTH_BYTES + header.length + contentBytes);
  new DataView(frame.buffer).setUint32(0, header.length, true);
  frame.set(header, LENGTH_BYTES);
  let at = LENGTH_BYTES + header.length;
  for (const { content } of request.files) {
    frame.set(content, at);
    at += content.length;
  }
  return frame;
}

/**
 * Reads a response frame. The output is a part of the frame, not a copy.
 * @returns undefined when it is not a response of this protocol: then engine and host are of different versions, or the instance is broken
 */
export function decodeResponse(frame: Uint8Array): RenderOutcome | undefined {
  const header = readHeader(frame);
  if (header?.protocol !== PROTOCOL) return undefined;
  if (!header.ok) return header.error === undefined ? undefined : { ok: false, ...header.error };
  return {
    ok: true,
    output: frame.subarray(LENGTH_BYTES + headerLength(frame)),
    result: header.result ?? null,
    observed: header.observed ?? {},
    warnings: header.warnings ?? [],
  };
}

function headerLength(frame: Uint8Array): number {
  return frame.length < LENGTH_BYTES ? 0 : new DataView(frame.buffer, frame.byteOffset).getUint32(0, true);
}

function readHeader(frame: Uint8Array): ResponseHeader | undefined {
  try {
    const header = parseJson(frame.subarray(LENGTH_BYTES, LENGTH_BYTES + headerLength(frame)));
    return isJsonObject(header) ? (header as unknown as ResponseHeader) : undefined;
  } catch {
    return undefined;
  }
}
