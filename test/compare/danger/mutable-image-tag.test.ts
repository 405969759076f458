import { describe, expect, test } from '@jest/globals';
import { dangersIn, object } from './change.ts';

const OTHER = object('v1', 'ConfigMap', 'c');
const image = (reference: string) =>
  object('apps/v1', 'Deployment', 'web', `spec: {template: {spec: {containers: [{name: a, image: '${reference}'}]}}}`);

describe('an image with a tag that moves', () => {
  const said = (base: string, head: string) => dangersIn({ objects: base }, { objects: head }).map(({ rule }) => rule);

  test.each([
    'nginx',
    'nginx:latest',
    'nginx:stable-alpine',
    'localhost:5000/nginx',
    'nginx:latest-arm64',
    'nginx:main',
  ])('%s', (reference) => {
    expect(said(image('nginx:1.27'), image(reference))).toEqual(['mutable-image-tag']);
  });

  test.each(['nginx:1.28', 'nginx:main-3f2a1bc', 'nginx:v2-stable', 'nginx:alpine', '${IMAGE}', 'nginx@sha256:00'])(
    '%s does not',
    (reference) => {
      expect(said(image('nginx:1.27'), image(reference))).toEqual([]);
    },
  );

  test('one that base has too is nothing new, nor what a new Application brings', () => {
    expect(said(image('nginx:latest'), image('nginx:main') + OTHER)).toEqual([]);
    expect(dangersIn(undefined, { objects: image('nginx') })).toEqual([]);
  });

  test('without a tag, only pods are known to take the latest; tests of Helm are left aside', () => {
    const custom = (text: string) => object('shop.example/v1', 'Shop', 's', `spec: {image: '${text}'}`);
    expect(said(OTHER, OTHER + custom('nginx'))).toEqual([]);
    expect(said(OTHER, OTHER + custom('nginx:latest'))).toEqual(['mutable-image-tag']);
    const tests = ', annotations: {helm.sh/hook: "test"}';
    expect(said(OTHER, OTHER + object('v1', 'Pod', 'p', 'spec: {containers: [{image: a}]}', tests))).toEqual([]);
  });
});
