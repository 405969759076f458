import { encodingsContract } from '../../contracts/encodings.ts';
import { type RepositoryMaker, repositoryContract } from '../../contracts/repository.ts';
import { fakeRepositories, fakeRepository } from '../../fakes/repository.ts';
import { Sandbox } from './sandbox.ts';

describe('git', () => {
  const sandbox = new Sandbox();
  afterAll(() => sandbox.dispose());
  repositoryContract(sandbox.maker());
  encodingsContract(sandbox.maker());
});

describe('the fake', () => {
  const maker: RepositoryMaker = {
    repository: async (options) => {
      const clone = fakeRepository(options);
      return { repositories: fakeRepositories({ clones: { '/clone': clone } }), path: '/clone', ids: clone.ids };
    },
    folder: async (files) => ({ repositories: fakeRepositories({ folders: { '/folder': files } }), path: '/folder' }),
  };
  repositoryContract(maker);
  encodingsContract(maker);
});
