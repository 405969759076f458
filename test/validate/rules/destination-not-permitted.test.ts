import { destinationNotPermitted } from '../../../src/validate/rules/destination-not-permitted.ts';
import { application, applicationSet, project } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const to = (destination: string) => application(`project: shop, destination: {${destination}}`);
const permits = (...items: string[]) => project(`destinations: [${items.map((each) => `{${each}}`).join(', ')}]`);

ruleCases(destinationNotPermitted, {
  hit: {
    'another namespace': {
      yaml: to('name: prod, namespace: web') + permits('name: prod, namespace: shop-*'),
      finds: [{ at: 'spec.destination', message: 'does not permit the destination prod, namespace web' }],
    },
    'another server': {
      yaml: to('server: https://prod, namespace: web') + permits('server: https://test, namespace: "*"'),
      finds: [{ at: 'spec.destination', message: 'does not permit the destination https://prod' }],
    },
    'a namespace that is denied': {
      yaml:
        to('server: https://prod, namespace: kube-system') +
        permits('server: "*", namespace: "*"', 'server: "*", namespace: "!kube-system"'),
      finds: [{ at: 'spec.destination', message: 'namespace kube-system' }],
    },
    'no namespace': {
      yaml: to('server: https://prod') + permits('server: https://prod, namespace: shop'),
      finds: [{ at: 'spec.destination', message: 'https://prod without a namespace' }],
    },
    'a project that denies several things is probably not as it is here': {
      yaml:
        to('name: prod, namespace: web') +
        application('project: shop, destination: {name: test, namespace: web}', 'name: db') +
        permits('name: prod, namespace: shop'),
      finds: [{ at: 'spec.destination', message: 'does not permit', severity: 'warning' }],
    },
  },
  nearMiss: {
    'the cluster may have this address': {
      yaml: to('name: prod, namespace: web') + permits('server: https://prod, namespace: "*"'),
    },
    'an invalid destination has a finding of its own': {
      yaml: to('name: prod, server: https://prod, namespace: web') + permits('name: test, namespace: "*"'),
    },
    'a parameter': {
      yaml:
        applicationSet('template: {spec: {project: shop, destination: {name: "{{name}}", namespace: a}}}') +
        permits('name: prod, namespace: b'),
    },
    'a project without destinations': { yaml: to('name: prod') + project('sourceRepos: []') },
  },
  fix: { listed: { yaml: to('name: prod, namespace: web') + permits('name: prod, namespace: web') } },
});
