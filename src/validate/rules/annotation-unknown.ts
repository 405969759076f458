import { ANNOTATIONS } from '../../argocd/annotations.ts';
import { nearest } from '../../text/nearest.ts';
import { isTemplated } from '../fields.ts';
import { annotationsOf } from '../metadata.ts';
import type { Rule } from '../rule.ts';

const HOST = 'argocd.argoproj.io';
/** Hosts with a meaning of their own, however near they are. */
const OTHER_HOSTS = /^(link|notice|pref)\.argocd\.argoproj\.io$/;

/** An annotation that is misspelt is one that nobody reads. Only those are named that are near a real one. */
export const annotationUnknown: Rule = {
  id: 'annotation-unknown',
  severity: 'warning',
  kinds: ['Application', 'ApplicationSet', 'AppProject'],
  *check({ kind, object }) {
    for (const { key, at } of annotationsOf(kind, object)) {
      const [host = '', name = '', ...rest] = key.split('/');
      if (rest.length > 0 || name === '' || isTemplated(key) || OTHER_HOSTS.test(host)) continue;
      const meant = meantBy(host, name);
      if (meant === undefined) continue;
      yield { message: `Argo CD does not know the annotation ${key}`, help: `Write ${HOST}/${meant}.`, at };
    }
  },
};

function meantBy(host: string, name: string): string | undefined {
  const isHost = host === HOST;
  if (isHost && ANNOTATIONS.includes(name)) return undefined;
  const isMisspelt =
    ['argoproj.io', 'argocd.io', 'argo-cd.argoproj.io'].includes(host) || nearest(host, [HOST]) === HOST;
  if (isHost) return nearest(name, ANNOTATIONS);
  return isMisspelt && ANNOTATIONS.includes(name) ? name : undefined;
}
