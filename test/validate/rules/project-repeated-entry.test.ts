import { projectRepeatedEntry } from '../../../src/validate/rules/project-repeated-entry.ts';
import { project } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const window = 'kind: allow, schedule: "* * * * *", duration: 1h, applications: ["*"]';

ruleCases(projectRepeatedEntry, {
  hit: {
    'in every list': {
      yaml: project(
        [
          'destinations: [{server: a, namespace: b}, {server: a, name: c, namespace: b}]',
          'sourceRepos: [a, b, a]',
          'sourceNamespaces: [a, a]',
          'roles: [{name: a, policies: [p, p], groups: [g, g]}, {name: a}]',
          `syncWindows: [{${window}}, {${window}, manualSync: true, description: b}]`,
          'destinationServiceAccounts: [{server: a, namespace: b}, {server: a, namespace: b, defaultServiceAccount: c}]',
        ].join(', '),
      ),
      finds: [
        { at: 'spec.destinations.1', message: 'destinations is there already' },
        { at: 'spec.sourceRepos.2', message: 'sourceRepos' },
        { at: 'spec.sourceNamespaces.1', message: 'sourceNamespaces' },
        { at: 'spec.roles.1', message: 'roles' },
        { at: 'spec.syncWindows.1', message: 'syncWindows' },
        { at: 'spec.destinationServiceAccounts.1', message: 'destinationServiceAccounts' },
        { at: 'spec.roles.0.policies.1', message: 'policies' },
        { at: 'spec.roles.0.groups.1', message: 'groups' },
      ],
    },
  },
  nearMiss: {
    'clusters by name': { yaml: project('destinations: [{name: a, namespace: b}, {name: c, namespace: b}]') },
    'the groups of two roles': { yaml: project('roles: [{name: a, groups: [g]}, {name: b, groups: [g]}]') },
    'other windows': { yaml: project(`syncWindows: [{${window}}, {${window}, timeZone: Europe/Berlin}]`) },
  },
  fix: { once: { yaml: project('sourceRepos: [a, b]') } },
});
