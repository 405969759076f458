import { messageOf, UndeterminedError } from '../../src/errors.ts';
import type { Json } from '../../src/model/kube-object.ts';
import type { Observed, Operation, Renderer, RenderOutcome, RenderRequest } from '../../src/ports/renderer.ts';

/** What an operation answers: an outcome, or only what matters of one that is ok. Text is encoded. */
export type FakeAnswer =
  | RenderOutcome
  | { output?: string | Uint8Array; result?: Json; observed?: Observed; warnings?: string[] };

/** Functions by operation. One that throws fails the render with the error's message. */
export type FakeOperations = Partial<Record<Operation, (request: RenderRequest) => FakeAnswer | Promise<FakeAnswer>>>;

export interface FakeRenderer extends Renderer {
  /** Every request so far, in order. */
  readonly requests: readonly RenderRequest[];
}

/** A renderer that answers by functions: `fakeRenderer({ 'helm.template': ({ files }) => ({ output: '[]' }) })`. */
export function fakeRenderer(
  operations: FakeOperations,
  options: { id?: string; concurrency?: number } = {},
): FakeRenderer {
  const requests: RenderRequest[] = [];
  let closed = false;

  async function answer(request: RenderRequest): Promise<RenderOutcome> {
    const operation = operations[request.operation];
    if (operation === undefined) {
      return { ok: false, code: 'input', message: `the fake has no operation ${request.operation}` };
    }
    try {
      const given = await operation(request);
      if ('ok' in given) return given;
      const output = typeof given.output === 'string' ? Buffer.from(given.output) : given.output;
      return {
        ok: true,
        output: new Uint8Array(),
        result: null,
        observed: {},
        warnings: [],
        ...given,
        ...(output && { output }),
      } as RenderOutcome;
    } catch (error) {
      return { ok: false, code: 'render', message: messageOf(error) };
    }
  }

  return {
    requests,
    identity: async () => options.id ?? 'fake',
    warmUp: () => {},
    concurrency: options.concurrency ?? 1,
    call: async (request) => {
      if (closed) throw new UndeterminedError('The engine was closed before it had answered.');
      requests.push(request);
      return answer(request);
    },
    close: async () => {
      closed = true;
    },
  };
}

/** Just what the contract of a renderer asks for. */
export function contractRenderer(): FakeRenderer {
  return fakeRenderer({
    'glob.match': ({ arguments: { texts } }) => ({
      result: { matches: (texts as string[]).map((text) => text.startsWith('a')) },
    }),
    'manifests.parse': ({ files }) => ({
      output: JSON.stringify(
        files.map(({ path, content }) => {
          const [, name] = /name: (.*)/.exec(Buffer.from(content).toString()) ?? [];
          return { path, objects: [{ kind: 'ConfigMap', metadata: { name } }] };
        }),
      ),
    }),
  });
}
