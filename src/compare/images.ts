import { isJsonObject, type Json, type KubeObject } from '../model/kube-object.ts';
import { withoutCredentials } from './mask-text.ts';

/** What they hold for others is text, or a schema. */
const NO_IMAGES = new Set(['ConfigMap', 'Secret', 'CustomResourceDefinition', 'Application']);
const MAXIMUM_DEPTH = 20;

/** @returns the images of an object by container: every `image` with a text, wherever it stands. */
export function imagesOf(object: KubeObject): Map<string, string> {
  const images = new Map<string, string>();
  if (!NO_IMAGES.has(object.kind)) collectImages(object, '', 0, images);
  return images;
}

function collectImages(value: Json | undefined, path: string, depth: number, into: Map<string, string>): void {
  if (depth > MAXIMUM_DEPTH) return;
  if (Array.isArray(value)) {
    value.forEach((item, i) => {
      const name = isJsonObject(item) && typeof item['name'] === 'string' ? item['name'] : String(i);
      collectImages(item, `${path}/${name}`, depth + 1, into);
    });
  } else if (isJsonObject(value)) {
    for (const [key, member] of Object.entries(value)) {
      if (key === 'image' && typeof member === 'string' && member !== '') into.set(path, member);
      else collectImages(member, `${path}/${key}`, depth + 1, into);
    }
  }
}

/** Longer than any reference; what is hostile must not cost much. */
const LONGEST_REFERENCE = 4096;

/** A tag or a digest ends a reference; a port is before a slash. */
export function splitImage(image: string): { name: string; tag: string | undefined; digest: string | undefined } {
  if (image.length > LONGEST_REFERENCE) return { name: image, tag: undefined, digest: undefined };
  const [, name = image, tag, digest] = /^(.+?)(?::([^/@]+))?(?:@(.+))?$/.exec(image) ?? [];
  return { name, tag, digest };
}

/** An image as it may be shown. */
export function shownImage(image: string): string {
  return withoutCredentials(image).slice(0, 300);
}
