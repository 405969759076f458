import { kindNotPermitted } from '../../../src/validate/rules/kind-not-permitted.ts';
import { application, project } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const child = application('project: default', 'name: web');
const parent = application('project: shop', 'name: root');

ruleCases(kindNotPermitted, {
  hit: {
    'not in the list': {
      yaml: child + parent + project('namespaceResourceWhitelist: [{group: apps, kind: "*"}]'),
      chain: ['root'],
      finds: [
        { at: '', message: 'its parent root is in the project shop, which does not permit the kind Application' },
      ],
    },
    'an empty list': {
      yaml: child + parent + project('namespaceResourceWhitelist: []'),
      chain: ['top', 'root'],
      finds: [{ at: '', message: 'the sync of root fails' }],
    },
    denied: {
      yaml: child + parent + project('namespaceResourceBlacklist: [{group: argoproj.io, kind: "App*"}]'),
      chain: ['root'],
      finds: [{ at: '', message: 'does not permit the kind Application' }],
    },
  },
  nearMiss: {
    'no list permits all': { yaml: child + parent + project('clusterResourceWhitelist: []'), chain: ['root'] },
    'an Application of a file has no parent': {
      yaml: child + parent + project('namespaceResourceWhitelist: []'),
    },
    'which parent it is, is not known': {
      yaml: child + parent + parent + project('namespaceResourceWhitelist: []'),
      chain: ['root'],
    },
  },
  fix: {
    listed: {
      yaml: child + parent + project('namespaceResourceWhitelist: [{group: argoproj.io, kind: Application}]'),
      chain: ['root'],
    },
  },
});
