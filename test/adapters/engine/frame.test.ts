import { decodeResponse, encodeRequest } from '../../../src/adapters/engine/frame.ts';
import type { Json, JsonObject } from '../../../src/model/kube-object.ts';
import { parseJson } from '../../../src/text/json.ts';

function frame(header: string, raw = ''): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(Buffer.byteLength(header));
  // A part of a larger buffer, so that an offset that is forgotten shows.
  return Buffer.concat([Buffer.from('xyz'), length, Buffer.from(header), Buffer.from(raw)]).subarray(3);
}

test('a request is its header, then the contents in order', () => {
  const encoded = encodeRequest({
    operation: 'helm.template',
    application: 'shop',
    seed: 7,
    arguments: { chart: 'ü', large: 12345678901234567890n as Json },
    files: [
      { path: 'a', content: Buffer.from('one') },
      { path: 'b/ü', content: Buffer.from('') },
      { path: 'c', content: Buffer.from([0xff]) },
    ],
  });
  const length = new DataView(encoded.buffer).getUint32(0, true);
  expect(encoded.buffer.byteLength).toBe(encoded.length);
  const text = Buffer.from(encoded).toString('utf8', 4, 4 + length);
  expect(text).toContain('"large":12345678901234567890');
  expect(parseJson(text) as JsonObject).toMatchObject({
    protocol: 1,
    operation: 'helm.template',
    seed: 7,
    files: [
      { path: 'a', size: 3 },
      { path: 'b/ü', size: 0 },
      { path: 'c', size: 1 },
    ],
  });
  expect([...encoded.subarray(4 + length)]).toEqual([...Buffer.from('one'), 0xff]);
});

test('a response is its header, and the output that follows', () => {
  const outcome = decodeResponse(
    frame(
      '{"protocol":1,"ok":true,"warnings":["w"],"result":{"n":9007199254740993},"observed":{"lookup":true}}',
      'öut',
    ),
  );
  expect(outcome).toMatchObject({
    ok: true,
    warnings: ['w'],
    result: { n: 9007199254740993n },
    observed: { lookup: true },
  });
  expect(outcome?.ok && Buffer.from(outcome.output).toString()).toBe('öut');
});

test('what a response leaves out is empty', () => {
  expect(decodeResponse(frame('{"protocol":1,"ok":true}'))).toMatchObject({ result: null, observed: {}, warnings: [] });
});

test('a failure is its code and message', () => {
  const header = '{"protocol":1,"ok":false,"error":{"code":"render","message":"bad chart"}}';
  expect(decodeResponse(frame(header))).toEqual({ ok: false, code: 'render', message: 'bad chart' });
});

test.each([
  ['of another protocol', frame('{"protocol":2,"ok":true}')],
  ['without an error', frame('{"protocol":1,"ok":false}')],
  ['without JSON', frame('{"protocol":1')],
  ['that is a list', frame('[1]')],
  ['that is empty', new Uint8Array()],
  ['shorter than it says', Uint8Array.from([200, 0, 0, 0, 0x7b])],
])('a response %s is none', (_what, bytes) => {
  expect(decodeResponse(bytes)).toBeUndefined();
});
