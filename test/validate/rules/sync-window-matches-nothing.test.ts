import { syncWindowMatchesNothing } from '../../../src/validate/rules/sync-window-matches-nothing.ts';
import { application, applicationSet, project } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const web = application('project: shop, destination: {server: https://kubernetes.default.svc, namespace: web}');
const windows = (...list: string[]) =>
  project(`syncWindows: [${list.map((each) => `{kind: deny, ${each}}`).join(', ')}]`);

ruleCases(syncWindowMatchesNothing, {
  hit: {
    'another application': {
      yaml: windows('applications: ["web*"]', 'applications: [shop]') + web,
      finds: [{ at: 'spec.syncWindows.1', message: 'for none of the 1 Applications' }],
    },
    'a name where the Application writes a server': {
      yaml: windows('clusters: [in-cluster]') + web,
      finds: [{ at: 'spec.syncWindows.0', message: 'for none' }],
    },
    'not all of them': {
      yaml: windows('applications: [web], namespaces: [shop], andOperator: true') + web,
      finds: [{ at: 'spec.syncWindows.0', message: 'for none' }],
    },
  },
  nearMiss: {
    'one of them': { yaml: windows('applications: [shop], namespaces: [web]') + web },
    'no Application is known': { yaml: windows('applications: [shop]') },
    'some are generated': {
      yaml: windows('applications: [shop]') + web + applicationSet('template: {spec: {project: shop}}'),
    },
    'a project that is defined twice': {
      yaml: windows('applications: [shop]') + web + windows('applications: [shop]'),
    },
    'it is for nothing at all': { yaml: windows('applications: []') + web },
  },
  fix: { 'as the Application writes it': { yaml: windows('clusters: ["https://kubernetes.default.svc"]') + web } },
});
