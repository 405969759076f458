import { posix } from 'node:path';
import { metadataString } from '../../model/kube-object.ts';
import { isTemplated } from '../fields.ts';
import { identityIn, indexOf } from '../fleet-index.ts';
import type { Manifest } from '../manifest.ts';
import type { Rule } from '../rule.ts';

/** Two manifests of one name are one object in a cluster: what is applied last wins. In several folders they are for several. */
export const duplicateName: Rule = {
  id: 'duplicate-name',
  severity: 'info',
  kinds: ['Application', 'ApplicationSet', 'AppProject'],
  *check(manifest, fleet) {
    const name = metadataString(manifest.object, 'name');
    if (name === '' || isTemplated(name) || !manifest.place || manifest.fragment) return;
    const others = (indexOf(fleet).identities.get(identityIn(manifest)) ?? []).filter(
      (other) => other !== manifest && other.place && !other.fragment,
    );
    const sameFile = others.find((each) => fileOf(each) === fileOf(manifest));
    const other = sameFile ?? others.find((each) => posix.dirname(fileOf(each)) === posix.dirname(fileOf(manifest)));
    if (!other) return;
    yield {
      message: sameFile
        ? `the file has another ${manifest.kind} of this name, at line ${sameFile.place?.location.line}; what is applied last wins`
        : `${fileOf(other)} has an object of this kind and name as well`,
      help: sameFile
        ? 'Rename or remove one of them.'
        : 'Rename one of them, unless they are for Argo CDs of their own.',
      at: ['metadata', 'name'],
      ...(sameFile && { severity: 'warning' as const }),
    };
  },
};

function fileOf({ place }: Manifest): string {
  return place?.location.file ?? '';
}
