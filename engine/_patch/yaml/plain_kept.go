package yaml

import (
	"strings"
	"unsafe"

	"go.yaml.in/yaml/v2"
)

// kept are the manifests that UnmarshalManifest has read; nil while none are to be kept.
var kept map[place]Plain

// place is where a string lies: what is asked for is the very string that was read, so that its text need not be compared.
type place struct {
	data   *byte
	length int
}

func placeOf(s string) place { return place{unsafe.StringData(s), len(s)} }

// keptBytes is how much text they may have: what is read of it takes several times as much memory.
const keptBytes = 16 << 20

var keptSize int

// KeepManifests begins or ends to keep what UnmarshalManifest reads, and forgets what was kept.
func KeepManifests(keep bool) {
	kept, keptSize = nil, 0
	if keep {
		kept = map[place]Plain{}
	}
}

// KeptManifest returns what was read of a manifest, if it is what is read of it with line breaks at its end, too.
func KeptManifest(manifest string) (plain Plain, ok bool) {
	plain, ok = kept[placeOf(manifest)]
	return plain, ok
}

// UnmarshalManifest is Unmarshal for the manifests of a release, which are read a second time as objects.
func UnmarshalManifest(manifest string, obj any) error {
	plain, ok := readPlain(manifest)
	if !ok || !plain.into(obj) {
		return unmarshal([]byte(manifest), obj, yaml.Unmarshal)
	}
	text := strings.TrimRight(manifest, "\n")
	if kept == nil || plain.open || text == "" || keptSize+len(manifest) > keptBytes {
		return nil
	}
	if last := text[len(text)-1]; last > ' ' && last < 0x7f {
		keptSize += len(manifest)
		kept[placeOf(manifest)] = plain
		// Helm trims the last manifest that it prints.
		kept[placeOf(text)] = plain
	}
	return nil
}
