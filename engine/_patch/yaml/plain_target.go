package yaml

import (
	"bytes"
	"reflect"
	"strconv"
)

// unmarshalPlain does what unmarshal does, for a plain document. Where it fails, unmarshal is to say why.
func unmarshalPlain(document []byte, obj any, strict bool, opts ...JSONOpt) bool {
	plain, ok := ReadPlain(document)
	return ok && !(strict && plain.repeated) && plain.into(obj, opts...)
}

func (plain Plain) into(obj any, opts ...JSONOpt) bool {
	if into, ok := obj.(*map[string]any); ok && into != nil && len(*into) == 0 && len(opts) == 0 && plain.IsMap() {
		*into = plain.root.value().(map[string]any)
		return true
	}
	target := reflect.ValueOf(obj)
	b := plain.root.appendFor(nil, &target, len(opts) == 0)
	return jsonUnmarshal(bytes.NewReader(b), obj, opts...) == nil
}

// plainToJSON does what yamlToJSONTarget does without a target.
func plainToJSON(document []byte, strict bool) ([]byte, bool) {
	plain, ok := ReadPlain(document)
	if !ok || strict && plain.repeated {
		return nil, false
	}
	return plain.root.appendJSON(nil, true), true
}

// value is what encoding/json decodes into an interface: its numbers are float64.
func (n *node) value() any {
	switch n.kind {
	case mapKind:
		m := make(map[string]any, len(n.items))
		for i := range n.items {
			m[n.items[i].key] = n.items[i].value()
		}
		return m
	case listKind:
		list := make([]any, len(n.items))
		for i := range n.items {
			list[i] = n.items[i].value()
		}
		return list
	case stringKind:
		return n.text
	case boolKind:
		return n.text == "true"
	case intKind:
		number, _ := strconv.ParseFloat(n.text, 64)
		return number
	case floatKind:
		return n.number
	}
	return nil
}

// appendFor is convertToJSONableObject, which makes strings of numbers for a string, and json.Marshal in one. knownOnly leaves out the
// fields that a struct does not have.
func (n *node) appendFor(b []byte, jsonTarget *reflect.Value, knownOnly bool) []byte {
	if jsonTarget != nil {
		jsonUnmarshaler, textUnmarshaler, pointerValue := indirect(*jsonTarget, false)
		if jsonUnmarshaler != nil || textUnmarshaler != nil {
			jsonTarget = nil
		} else {
			jsonTarget = &pointerValue
		}
	}
	if jsonTarget == nil {
		return n.appendJSON(b, true)
	}
	switch t := *jsonTarget; n.kind {
	case mapKind:
		b = append(b, '{')
		begun := len(b)
		for i := range n.items {
			item := &n.items[i]
			known, exact, target := targetOf(item.key, t)
			if knownOnly && !known {
				continue
			}
			if len(b) > begun {
				b = append(b, ',')
			}
			b = append(appendQuoted(b, item.key, true), ':')
			b = item.appendFor(b, target, knownOnly && exact)
		}
		return append(b, '}')
	case listKind:
		var target *reflect.Value
		if t.Kind() == reflect.Slice {
			element := reflect.Indirect(reflect.New(t.Type().Elem()))
			target = &element
		}
		b = append(b, '[')
		for i := range n.items {
			if i > 0 {
				b = append(b, ',')
			}
			b = n.items[i].appendFor(b, target, knownOnly)
		}
		return append(b, ']')
	case intKind, boolKind:
		if t.Kind() == reflect.String {
			return appendQuoted(b, n.text, true)
		}
	case floatKind:
		if t.Kind() == reflect.String {
			return appendQuoted(b, strconv.FormatFloat(n.number, 'g', -1, 32), true)
		}
	}
	return n.appendJSON(b, true)
}

// targetOf finds where a key goes; known is false where it goes nowhere for certain. The target of an embedded struct's field is that
// struct, as in convertToJSONableObject: then exact is false, and it does not say which keys there may be below.
func targetOf(key string, t reflect.Value) (known, exact bool, target *reflect.Value) {
	switch t.Kind() {
	case reflect.Map:
		element := reflect.Zero(t.Type().Elem())
		return true, true, &element
	case reflect.Struct:
		name := []byte(key)
		var found *field
		fields := cachedTypeFields(t.Type())
		for i := range fields {
			each := &fields[i]
			if bytes.Equal(each.nameBytes, name) {
				found = each
				break
			}
			if found == nil && each.equalFold(each.nameBytes, name) {
				found = each
			}
		}
		if found != nil {
			of := t.Field(found.index[0])
			return true, len(found.index) == 1, &of
		}
		return !ascii(key), false, nil
	}
	return true, false, nil
}

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
