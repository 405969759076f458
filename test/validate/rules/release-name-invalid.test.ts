import { releaseNameInvalid } from '../../../src/validate/rules/release-name-invalid.ts';
import { application, applicationSet } from '../manifests.ts';
import { ruleCases } from '../rule-cases.ts';

const long = 'a'.repeat(54);

ruleCases(releaseNameInvalid, {
  hit: {
    'its own name, too long': {
      yaml: application(`source: {path: p, helm: {releaseName: ${long}}}`),
      finds: [{ at: 'spec.source.helm.releaseName', message: 'has 54 characters; Helm takes 53' }],
    },
    "the Application's name": {
      yaml: application('source: {repoURL: u, chart: c, targetRevision: 1.0.0}', `name: ${long}`),
      finds: [{ at: 'metadata.name', message: "the Application's name, has 54 characters" }],
    },
    'an underscore': {
      yaml: application('source: {path: p, helm: {releaseName: my_web}}'),
      finds: [{ at: 'spec.source.helm.releaseName', message: 'no name that Helm takes' }],
    },
  },
  nearMiss: {
    'as long as can be': { yaml: application(`source: {path: p, helm: {releaseName: ${'a'.repeat(53)}}}`) },
    'not Helm, as far as the manifest says': { yaml: application('source: {path: p}', `name: ${long}`) },
    'a source that renders nothing': {
      yaml: application('sources: [{repoURL: u, ref: values, helm: {}}]', `name: ${long}`),
    },
    'a template, whose name is not known': {
      yaml: applicationSet('template: {metadata: {name: a}, spec: {source: {path: p, helm: {}}}}', `name: ${long}`),
    },
  },
  fix: { shorter: { yaml: application('source: {path: p, helm: {releaseName: web}}', `name: ${long}`) } },
});
