import { rendererContract } from '../contracts/renderer.ts';
import { contractRenderer, fakeRenderer } from './renderer.ts';

describe('the contract of a renderer, by the fake', () => {
  rendererContract(async () => contractRenderer());
});

test('a function that throws fails the render, and requests are kept', async () => {
  const renderer = fakeRenderer({
    'helm.template': () => {
      throw new Error('no chart');
    },
  });
  const request = { operation: 'helm.template', arguments: {}, files: [], application: 'shop' } as const;
  expect(await renderer.call({ ...request, files: [] })).toEqual({ ok: false, code: 'render', message: 'no chart' });
  expect(renderer.requests).toHaveLength(1);
});
