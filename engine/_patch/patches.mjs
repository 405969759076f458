// What is changed in the copies that the engine links instead of the published modules, and why.
// An edit whose pattern no longer matches exactly once fails the build: look at the new release, then at the edit.

import { splitBuiltinSchema } from './builtin-schema.mjs';
import {
  keptManifests,
  noClientGo,
  noRemoteSchemas,
  observedTemplates,
  orderedSubcharts,
  packInMemory,
  separators,
} from './helm.mjs';
import { kustomizeApi } from './kustomize.mjs';
import { exportLockDigest } from './lock-digest.mjs';

const LOAD_METASCHEMA = `// load compiles the draft's metaschema before a schema is first validated against it.
func (d *Draft) load() {
	if d.loaded {
		return
	}
	d.loaded = true // compiling asks for the metaschema again
	c := NewCompiler()
	c.AssertFormat()
	d.sch = c.MustCompile(d.url)
	for name := range d.allVocabs {
		d.allVocabs[name] = c.MustCompile(strings.TrimSuffix(d.url, "schema") + "meta/" + name)
	}
}
`;

const DEFINITIONS = `package v1_21_2

import _ "embed"

//go:embed definitions.pb
var definitions []byte

func MustAsset(string) []byte { return definitions }
`;

const CLONE = `	nt.base = t.common
	if t.find(t.name) != nil {
		nt.tmpl[t.name] = nt
	}
`;

/** Each instance compiled the metaschemas of five drafts before its first call; most renders validate against none, the others against one. */
const lazyMetaschemas = {
  file: 'draft.go',
  edits: [
    ['\tsch           *Schema\n', '\tsch           *Schema\n\tloaded        bool\n'],
    [/func init\(\) {\n[\s\S]*?\n}\n/, LOAD_METASCHEMA],
    [
      '\tvocabs := d.activeVocabs(assertVocabs, vocabularies)\n\tif vocabs == nil {',
      '\td.draft.load()\n\tvocabs := d.activeVocabs(assertVocabs, vocabularies)\n\tif vocabs == nil {',
    ],
  ],
};

/**
 * kyaml's built-in schema without its paths, and not compressed. kustomize learns from paths which kinds have a namespace, but asks a
 * table first that has all that these say (builtin_schema_test.go proves it). Schemas of a kustomization's own are read whole.
 */
const builtinSchema = {
  file: 'openapi/kubernetesapi/v1_21_2/swagger.go',
  edits: [[/^[\s\S]*$/, DEFINITIONS]],
};

/**
 * sigs.k8s.io/yaml reads most documents without yaml.v2 (_patch/yaml): its parser took a third of a render. What the fast reader does not
 * take, and whatever fails, yaml.v2 reads as ever (plain_yaml_test.go compares both).
 */
const plainYaml = {
  file: 'yaml.go',
  edits: [
    [
      '\treturn unmarshal(yamlBytes, obj, yaml.Unmarshal, opts...)\n',
      '\tif unmarshalPlain(yamlBytes, obj, false, opts...) {\n\t\treturn nil\n\t}\n\treturn unmarshal(yamlBytes, obj, yaml.Unmarshal, opts...)\n',
    ],
    [
      '\treturn unmarshal(yamlBytes, obj, yaml.UnmarshalStrict, append(opts, DisallowUnknownFields)...)\n',
      '\topts = append(opts, DisallowUnknownFields)\n\tif unmarshalPlain(yamlBytes, obj, true, opts...) {\n\t\treturn nil\n\t}\n\treturn unmarshal(yamlBytes, obj, yaml.UnmarshalStrict, opts...)\n',
    ],
    [
      '\treturn yamlToJSONTarget(y, nil, yaml.Unmarshal)\n',
      '\tif plain, ok := plainToJSON(y, false); ok {\n\t\treturn plain, nil\n\t}\n\treturn yamlToJSONTarget(y, nil, yaml.Unmarshal)\n',
    ],
    [
      '\treturn yamlToJSONTarget(y, nil, yaml.UnmarshalStrict)\n',
      '\tif plain, ok := plainToJSON(y, true); ok {\n\t\treturn plain, nil\n\t}\n\treturn yamlToJSONTarget(y, nil, yaml.UnmarshalStrict)\n',
    ],
    [
      '\terr := yaml.Unmarshal(j, &jsonObj)\n\tif err != nil {\n\t\treturn nil, err\n\t}\n',
      '\tjsonObj, ok := fromJSON(j)\n\tif !ok {\n\t\tif err := yaml.Unmarshal(j, &jsonObj); err != nil {\n\t\t\treturn nil, err\n\t\t}\n\t}\n',
    ],
    ['\tvar jsonObj interface{}\n', ''],
  ],
};

/**
 * The copies to make.
 * @param {string[]} apiVersions Helm's default API versions: what its client-go registers
 * @param {string} clientGo the version of client-go that the linked Helm 4 is released with
 */
export function copies(apiVersions, clientGo) {
  const list = apiVersions.map((v) => JSON.stringify(v)).join(', ');
  return [
    {
      module: 'helm.sh/helm/v4@v4.3.1',
      to: 'helm4',
      directories: ['pkg', 'internal'],
      generate: (directory) => exportLockDigest(directory, 'chart "helm.sh/helm/v4/pkg/chart/v2"'),
      patches: [
        ...observedTemplates,
        ...noClientGo('pkg/chart/common/capabilities.go', list, true),
        packInMemory('pkg/chart/v2/util/save.go', 'h.ModTime = '),
        orderedSubcharts('pkg/chart/v2/loader/load.go', ['slices']),
        separators('pkg/release/v1/util/manifest.go'),
        keptManifests('pkg/release/v1/util/manifest_sorter.go'),
        noRemoteSchemas('pkg/chart/common/util/jsonschema.go', [
          'context',
          'crypto/tls',
          'net/http',
          'time',
          'helm.sh/helm/v4/internal/version',
        ]),
        // Helm reads client-go's version from the build information, and pretends to be old in tests.
        {
          file: 'internal/version/clientgo.go',
          edits: [
            [/import \([\s\S]*?\n\)\n/, ''],
            [/\tinfo, ok := debug[\s\S]*?\n}\n/, `\treturn "${clientGo}", nil\n}\n`],
          ],
        },
        {
          file: 'internal/version/version.go',
          edits: [
            [/\t\t\/\/ Test builds[\s\S]*?\n\t\t}\n/, ''],
            ['\t"testing"\n', ''],
            [/const \(\n\tkubeClientGoVersionTesting[\s\S]*?\n\)\n/, ''],
          ],
        },
        {
          file: 'pkg/chart/common/capabilities.go',
          edits: [
            [/\t\/\/ Test builds[\s\S]*?\n\t}\n/, ''],
            ['\t"testing"\n', ''],
          ],
        },
      ],
    },
    {
      module: 'helm.sh/helm/v3@v3.22.0',
      to: 'helm3',
      directories: ['pkg', 'internal'],
      generate: (directory) => exportLockDigest(directory, '"helm.sh/helm/v3/pkg/chart"'),
      patches: [
        ...observedTemplates,
        ...noClientGo('pkg/chartutil/capabilities.go', list, false),
        packInMemory('pkg/chartutil/save.go', 'ModTime: '),
        orderedSubcharts('pkg/chart/loader/load.go', ['maps', 'slices']),
        separators('pkg/releaseutil/manifest.go'),
        keptManifests('pkg/releaseutil/manifest_sorter.go'),
        noRemoteSchemas('pkg/chartutil/jsonschema.go', [
          'crypto/tls',
          'net/http',
          'time',
          'helm.sh/helm/v3/internal/version',
        ]),
      ],
    },
    {
      module: 'github.com/santhosh-tekuri/jsonschema/v6@v6.0.3',
      to: 'jsonschema',
      directories: ['.'],
      patches: [lazyMetaschemas],
    },
    kustomizeApi,
    {
      // Helm 4 asks for kyaml 0.21.2; kustomize 5.8.1 is built with 0.21.1.
      module: 'sigs.k8s.io/kustomize/kyaml@v0.21.1',
      to: 'kyaml',
      directories: ['.'],
      generate: splitBuiltinSchema,
      patches: [builtinSchema],
    },
    {
      module: 'sigs.k8s.io/yaml@v1.6.0',
      to: 'yaml',
      directories: ['.'],
      patches: [plainYaml],
    },
    {
      goroot: 'src/text/template',
      to: 'texttemplate',
      files: ['exec.go', 'funcs.go', 'option.go', 'template.go'],
      also: [{ from: 'src/internal/fmtsort', to: 'internal/fmtsort', files: ['sort.go'] }],
      module: 'seatrial/texttemplate',
      patches: [
        {
          file: 'exec.go',
          edits: [
            ['\t"internal/fmtsort"\n', '\t"seatrial/texttemplate/internal/fmtsort"\n'],
            [
              "\t\t\t// If it's a function, we must call it.\n",
              "\t\t\tobserveField(receiver, fieldName)\n\t\t\t// If it's a function, we must call it.\n",
            ],
            [
              '\tv, err := safeCall(fun, argv)\n',
              '\tobserveCall(name, argv)\n\tv, err := safeCall(fun, argv)\n\tpassLimit(err)\n',
            ],
            ['\tiface, ok := printableValue(v)\n', '\tobserveUse(v)\n\tiface, ok := printableValue(v)\n'],
            [
              '\tval, _ := indirect(s.evalPipeline(dot, r.Pipe))\n',
              '\tval, _ := indirect(s.evalPipeline(dot, r.Pipe))\n\tobserveUse(val)\n',
            ],
            ['\tdefer errRecover(&err)\n', '\tdefer errRecover(&err)\n\twr, leave := enter(wr)\n\tdefer leave()\n'],
            ['\tfor name, tmpl := range t.tmpl {\n', '\tt.takeAll()\n\tfor name, tmpl := range t.tmpl {\n'],
          ],
        },
        {
          file: 'template.go',
          edits: [
            ['\t"maps"\n', ''],
            [
              'type common struct {\n',
              'type common struct {\n\tbase   *common // what a clone was made of (clone.go)\n\tset    int     // of its functions (parsed.go)\n',
            ],
            [/\tfor k, v := range t\.tmpl {[\s\S]*?\n\t}\n\tt\.muFuncs\.RLock[\s\S]*?t\.execFuncs\)\n/, CLONE],
            [
              '\tt.muTmpl.RLock()\n\tdefer t.muTmpl.RUnlock()\n\treturn t.tmpl[name]\n',
              '\tt.muTmpl.Lock()\n\tdefer t.muTmpl.Unlock()\n\treturn t.find(name)\n',
            ],
            ['parse.Parse(t.name, text, t.leftDelim, t.rightDelim, t.parseFuncs, builtins())', 't.parseText(text)'],
            ['\taddFuncs(t.parseFuncs, funcMap)\n', '\taddFuncs(t.parseFuncs, funcMap)\n\tt.set = 0\n'],
            ['if old := t.tmpl[new.name]; old', 'if old := t.find(new.name); old'],
            ['\tm := make([]*Template, 0, len(t.tmpl))\n', '\tt.takeAll()\n\tm := make([]*Template, 0, len(t.tmpl))\n'],
          ],
        },
        {
          file: 'funcs.go',
          edits: [['if fn := tmpl.execFuncs[name]; fn.IsValid()', 'if fn := tmpl.function(name); fn.IsValid()']],
        },
      ],
    },
  ];
}
