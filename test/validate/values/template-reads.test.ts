import { describe, expect, test } from '@jest/globals';
import { templateReads } from '../../../src/validate/values/template-reads.ts';

/** Paths that are read, those of which everything may be read with a star. */
function reads(...texts: string[]): string[] {
  const { paths, whole } = templateReads(texts);
  return [...new Set([...paths, ...whole])].map((path) => `${path}${whole.has(path) ? '*' : ''}`).sort();
}

describe('what a template reads', () => {
  test.each<[string, string, string[]]>([
    ['a value that is printed', '{{ .Values.image.tag | quote }}', ['image.tag*']],
    ['one that is asked for', '{{- if .Values.ingress.enabled }}a{{ end }}', ['ingress.enabled']],
    ['several', '{{ if and .Values.a (not .Values.b.c) }}{{ end }}', ['a', 'b.c']],
    ['in what is asked, something is passed on', '{{ if include "x" (dict "a" .Values.a) }}{{ end }}', ['a*']],
    ['else if', '{{ else if .Values.a }}', ['a']],
    ['whatever is before', '{{ $.Values.a }}{{ $root.Values.b }}{{ .context.Values.c }}', ['a*', 'b*', 'c*']],
    ['as text', '{{- toYaml .Values.resources | nindent 8 }}', ['resources*']],
    ['in a loop', '{{- range $name, $value := .Values.env }}{{ end }}', ['env*']],
    ['kept in a variable', '{{ $image := .Values.image }}', ['image*']],
    ['what may not be there', '{{ ((.Values.a).b).c }}', ['a.b.c*']],
    [
      'by name',
      '{{ index .Values "a-b" "c" }}{{ get .Values.d "e" }}{{ hasKey .Values `f` }}',
      ['a-b', 'a-b.c*', 'd.e*', 'f*'],
    ],
    ['by a name that nobody knows', '{{ index .Values $name }}{{ index .Values.a $name }}', ['*', 'a*']],
    ['all of them', '{{ toYaml .Values }}{{ .Values | merge }}{{ $all := .Values }}', ['*']],
    ['all of them, under the same name', '{{ include "x" (dict "Values" .Values "a" 1) }}', []],
    ['braces and quotes', '{{ printf "}} {{ .Values.a" .Values.b }}', ['a*', 'b*']],
    ['over several lines', '{{- include "x" (dict\n  "a" .Values.a\n) }}', ['a*']],
    ['not another word', '{{ .ValuesOf.a }}', []],
    ['not beside braces', 'see .Values.a', []],
  ])('%s', (_, text, expected) => {
    expect(reads(text)).toEqual(expected);
  });
});

describe('in a block of with, the dot is the value', () => {
  test.each<[string, string, string[]]>([
    ['fields', '{{ with .Values.a }}{{ .b }}{{ if .c.d }}{{ end }}{{ end }}{{ .e }}', ['a', 'a.b*', 'a.c.d']],
    ['all of it', '{{- with .Values.a }}\n{{- toYaml . | nindent 2 }}\n{{- end }}', ['a*']],
    ['all of it in a call', '{{ with .Values.a }}{{ include "x" (list . $) }}{{ end }}', ['a*']],
    ['not after its end', '{{ with .Values.a }}{{ if .b }}{{ end }}{{ end }}{{ toYaml . }}', ['a', 'a.b']],
    ['values of the root stay', '{{ with .Values.a }}{{ $.Values.b }}{{ end }}', ['a', 'b*']],
    ['of a call', '{{ with (default dict .Values.a) }}{{ end }}', ['a*']],
  ])('%s', (_, text, expected) => {
    expect(reads(text)).toEqual(expected);
  });
});

test('hostile texts cost little and hide nothing', () => {
  expect(reads(`${'{{ "'.repeat(200_000)}{{ .Values.a }}`)).toEqual([]);
  expect(reads(`${'{{ with .Values.a }}'.repeat(3000)}${'{{ end }}'.repeat(3000)}`)).toContain('a*');
  expect(reads(`{{ ${'(.Values.a'.repeat(1000)} }}`)).toEqual(['a*']);
});
