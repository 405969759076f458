// What is changed in the copies of both Helms, and why.

const LOOKUP = `package engine

CONTEXT
type lookupFunc = func(apiversion, resource, namespace, name string) (map[string]any, error)

// ClientProvider is never implemented: there is no cluster to look things up in.
type ClientProvider interface{ unavailable() }

func newLookupFunction(CTX ClientProvider) lookupFunc { return nil }
`;

const REMOTE_SCHEMA = `type remoteSchemaLoader struct{}

func (remoteSchemaLoader) Load(url string) (any, error) {
	return nil, fmt.Errorf("remote schemas are not fetched: %s", url)
}
`;

const PACK = `\tdefer f.Close()
	return filename, Pack(f, c)
}

// Pack writes a chart's archive.
func Pack(f io.Writer, c *chart.Chart) error {
	// Wrap in gzip writer
	zipper := gzip.NewWriter(f)
`;

/** Both Helms: text/template with an observer, and map walks whose order reaches the output in the order of the keys. */
export const observedTemplates = [
  {
    file: 'pkg/engine/engine.go',
    edits: [
      ['\t"text/template"\n', '\ttemplate "seatrial/texttemplate"\n'],
      ['\tt.Funcs(funcMap)\n}', '\tt.Funcs(template.Repeatable(funcMap))\n}'],
    ],
  },
  {
    file: 'pkg/engine/funcs.go',
    edits: [
      ['\t"text/template"\n', '\ttemplate "seatrial/texttemplate"\n'],
      ['f := sprig.TxtFuncMap()', 'f := template.FuncMap(sprig.TxtFuncMap())'],
    ],
  },
];

/** Subcharts reach `Chart.Dependencies`, and through it the order of CRDs, in the random order of a Go map. */
export const orderedSubcharts = (file, imports) => ({
  file,
  edits: [
    [
      '\tfor n, files := range subcharts {\n',
      '\tfor _, n := range slices.Sorted(maps.Keys(subcharts)) {\n\t\tfiles := subcharts[n]\n',
    ],
    ['\t"path/filepath"\n', `\t"path/filepath"\n${imports.map((name) => `\t"${name}"\n`).join('')}`],
  ],
});

/** The regular expression that cuts what templates print takes a fifth of the time of a chart with large CRDs (_patch/helm3, _patch/helm4). */
export const separators = (file) => ({
  file,
  edits: [
    ['\t"regexp"\n', ''],
    [/var sep = .*\n/, ''],
    ['sep.Split(bigFileTmp, -1)', 'splitAtSeparators(bigFileTmp)'],
  ],
});

/** Helm reads every manifest for its kind and its hooks; the engine's objects are made of the same reading (_patch/yaml/plain_kept.go). */
export const keptManifests = (file) => ({
  file,
  edits: [['yaml.Unmarshal([]byte(m), &entry)', 'yaml.UnmarshalManifest(m, &entry)']],
});

/** client-go is 55 MB of WebAssembly, linked only for \`lookup\` (always empty without a cluster) and a list of API versions. */
export const noClientGo = (capabilities, apiVersions, context) => [
  {
    file: 'pkg/engine/engine.go',
    edits: [
      ['\t"k8s.io/client-go/rest"\n', ''],
      [/func New\(config[\s\S]*?\n}\n/, ''],
      [/func RenderWithClient\([\s\S]*?\n}\n/, ''],
    ],
  },
  {
    file: 'pkg/engine/lookup_func.go',
    edits: [
      [
        /^[\s\S]*func newLookupFunction[\s\S]*$/,
        LOOKUP.replace('CONTEXT', context ? 'import "context"' : '').replace('CTX', context ? 'context.Context,' : ''),
      ],
    ],
  },
  {
    file: capabilities,
    edits: [
      [/\t.*"k8s.io\/client-go\/kubernetes\/scheme"\n/, ''],
      [/\tapiextensionsv1beta1 ".*\n/, ''],
      [/\tapiextensionsv1 ".*\n/, ''],
      [
        /func allKnownVersions[\s\S]*?\n}\n/,
        `func allKnownVersions() VersionSet { return VersionSet{${apiVersions}} }\n`,
      ],
    ],
  },
];

/** Archives are written to memory, and the same chart gives the same bytes. */
export const packInMemory = (file, modTime) => ({
  file,
  edits: [
    ['\t"fmt"\n', '\t"fmt"\n\t"io"\n'],
    ['\t// Wrap in gzip writer\n\tzipper := gzip.NewWriter(f)\n', PACK],
    [/\t\tf\.Close\(\)\n\t\tif rollback {\n\t\t\tos\.Remove\(filename\)\n\t\t}\n/, ''],
    ['\trollback := false\n', ''],
    [
      /\t\trollback = true\n\t\treturn filename, err\n\t}\n\treturn filename, nil\n/,
      '\t\treturn err\n\t}\n\treturn nil\n',
    ],
    [`${modTime}time.Now()`, `${modTime}time.Unix(0, 0)`],
  ],
});

/** A schema that refers to a URL fails with words of its own, without Go's HTTP client; warnings do not depend on earlier calls. */
export const noRemoteSchemas = (file, imports) => ({
  file,
  edits: [
    ...imports.map((line) => [`\t"${line}"\n`, '']),
    [/\/\/ HTTPURLLoader implements[\s\S]*?\/\/ ValidateAgainstSchema/, `${REMOTE_SCHEMA}\n// ValidateAgainstSchema`],
    ['"http":  newHTTPURLLoader()', '"http":  remoteSchemaLoader{}'],
    ['"https": newHTTPURLLoader()', '"https": remoteSchemaLoader{}'],
    [/if _, loaded := warnedURNs[\s\S]*?{\n/, '{\n'],
    [/\/\/ warnedURNs .*\nvar warnedURNs sync.Map\n/, ''],
    ['\t"sync"\n', ''],
  ],
});
