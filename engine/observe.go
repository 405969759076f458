package main

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"time"

	chart3 "helm.sh/helm/v3/pkg/chartutil"
	chart4 "helm.sh/helm/v4/pkg/chart/common"
)

// Observed tells which of the things that a chart cannot know from Git alone its templates used in this render.
// It implements seatrial/texttemplate's Observer.
type Observed struct {
	kubeVersion, helmVersion, lookup bool
	apiVersions, unstable            map[string]bool

	maxBytes int
	exceeded string
}

func newObserved(maxBytes int) *Observed {
	return &Observed{apiVersions: map[string]bool{}, unstable: map[string]bool{}, maxBytes: maxBytes}
}

// anyAPIVersion stands for a use of .Capabilities.APIVersions other than .Has.
const anyAPIVersion = "*"

// unstableFunctions are sprig's functions whose result depends on a clock or on chance.
var unstableFunctions = map[string]bool{
	"ago": true, "bcrypt": true, "encryptAES": true, "genCA": true, "genCAWithKey": true, "genPrivateKey": true,
	"genSelfSignedCert": true, "genSelfSignedCertWithKey": true, "genSignedCert": true, "genSignedCertWithKey": true,
	"htpasswd": true, "now": true, "randAlpha": true, "randAlphaNum": true, "randAscii": true, "randBytes": true,
	"randInt": true, "randNumeric": true, "shuffle": true, "uuidv4": true,
}

// clockFallbacks are sprig's functions that take the current time instead of a date that is none.
var clockFallbacks = map[string]bool{"date": true, "dateInZone": true, "date_in_zone": true, "htmlDate": true, "htmlDateInZone": true, "durationRound": true}

// serializers write all of a value; the others only pass it on.
var serializers = map[string]bool{
	"toYaml": true, "mustToYaml": true, "toYamlPretty": true, "toToml": true, "mustToToml": true, "toJson": true, "mustToJson": true,
	"toPrettyJson": true, "mustToPrettyJson": true, "toRawJson": true, "mustToRawJson": true, "print": true, "printf": true, "println": true,
	"quote": true, "squote": true, "toString": true, "cat": true, "toStrings": true, "join": true, "html": true, "js": true, "urlquery": true,
}

// Field notes a field of .Capabilities. APIVersions is noted by what is done with it (Call, Use).
func (o *Observed) Field(receiver reflect.Value, name string) {
	if t := receiver.Type(); t != reflect.TypeFor[chart3.Capabilities]() && t != reflect.TypeFor[chart4.Capabilities]() {
		return
	}
	switch name {
	case "KubeVersion":
		o.kubeVersion = true
	case "HelmVersion":
		o.helmVersion = true
	}
}

// Call notes the functions and methods that matter.
func (o *Observed) Call(name string, arguments []reflect.Value) {
	switch {
	case name == "Has" && len(arguments) == 1 && arguments[0].Kind() == reflect.String:
		o.apiVersions[arguments[0].String()] = true
	case name == "lookup":
		o.lookup = true
	case unstableFunctions[name]:
		o.unstable[name] = true
	case clockFallbacks[name]:
		if !slices.ContainsFunc(arguments, isDate) || name == "durationRound" && slices.ContainsFunc(arguments, isTime) {
			o.unstable[name] = true
		}
	case serializers[name]:
		for _, a := range arguments {
			o.useRoot(a)
		}
	}
}

func unwrap(v reflect.Value) reflect.Value {
	for v.IsValid() && v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	if v.IsValid() && v.Type() == reflect.TypeFor[reflect.Value]() {
		return unwrap(v.Interface().(reflect.Value))
	}
	return v
}

func isTime(v reflect.Value) bool {
	v = unwrap(v)
	return v.IsValid() && (v.Type() == reflect.TypeFor[time.Time]() || v.Type() == reflect.TypeFor[*time.Time]())
}

// isDate says whether sprig's date functions take v as a date, and durationRound as a duration.
func isDate(v reflect.Value) bool {
	if isTime(v) {
		return true
	}
	switch v = unwrap(v); v.Kind() {
	case reflect.Int64, reflect.Int, reflect.Int32:
		return true
	}
	return false
}

// Use notes .Capabilities and .Capabilities.APIVersions when they are used as a whole.
func (o *Observed) Use(value reflect.Value) {
	value = unwrap(value)
	if !value.IsValid() {
		return
	}
	switch value.Type() {
	case reflect.TypeFor[chart3.VersionSet](), reflect.TypeFor[chart4.VersionSet]():
		o.apiVersions[anyAPIVersion] = true
	case reflect.TypeFor[*chart3.Capabilities](), reflect.TypeFor[*chart4.Capabilities](),
		reflect.TypeFor[chart3.Capabilities](), reflect.TypeFor[chart4.Capabilities]():
		o.kubeVersion, o.helmVersion, o.apiVersions[anyAPIVersion] = true, true, true
	}
}

// useRoot notes a use of a map that holds .Capabilities, such as the root of a template.
func (o *Observed) useRoot(value reflect.Value) {
	value = unwrap(value)
	if value.IsValid() && value.Kind() == reflect.Map && value.Type().Key().Kind() == reflect.String {
		o.Use(value.MapIndex(reflect.ValueOf("Capabilities").Convert(value.Type().Key())))
	}
}

// MaxBytes is the number of bytes that one template may write.
func (o *Observed) MaxBytes() int { return o.maxBytes }

// MaxDepth is beyond any chart (Helm itself ends an include of itself after 1000), and within the stack that PROTOCOL.md asks for.
func (o *Observed) MaxDepth() int { return 1500 }

// Exceeded notes which limit stopped a template.
func (o *Observed) Exceeded(reason string) { o.exceeded = reason }

// MarshalJSON gives the observations the form that PROTOCOL.md describes.
func (o *Observed) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]any{
		"capabilities": map[string]any{
			"kubeVersion": o.kubeVersion,
			"helmVersion": o.helmVersion,
			"apiVersions": sorted(o.apiVersions),
		},
		"unstable": sorted(o.unstable),
		"lookup":   o.lookup,
	})
}

func sorted(set map[string]bool) []string {
	return slices.AppendSeq([]string{}, slices.Values(slices.Sorted(maps.Keys(set))))
}
