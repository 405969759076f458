import { rendererContract } from '../../contracts/renderer.ts';
import { openEngineUnderTest } from './engine-under-test.ts';

describe('the contract of a renderer, by the engine', () => {
  rendererContract(() => openEngineUnderTest({ workers: 2 }));
});
