// Package template is Go's text/template, copied at build time, that tells an Observer what templates do.
// Only Helm's engine is linked to it. Nothing that a template prints changes.
package template

import (
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
)

// Observer is told what templates touch while they execute.
type Observer interface {
	// Field is told of a field that is read from a struct.
	Field(receiver reflect.Value, name string)
	// Call is told of a function or method that is about to be called.
	Call(name string, arguments []reflect.Value)
	// Use is told of a value that is printed, ranged over or passed to a function.
	Use(value reflect.Value)
	// Limit is the number of bytes that one execution of a template may write.
	Limit() int
	// Exceeded is told that a template wrote more than Limit.
	Exceeded(written int)
}

// Observe is the observer of all templates, or nil.
var Observe Observer

func observeField(receiver reflect.Value, name string) {
	if Observe != nil {
		Observe.Field(receiver, name)
	}
}

func observeUse(value reflect.Value) {
	if Observe != nil && value.IsValid() {
		Observe.Use(value)
	}
}

func observeCall(name string, arguments []reflect.Value) {
	if Observe == nil {
		return
	}
	Observe.Call(name, arguments)
	for _, a := range arguments {
		observeUse(a)
	}
}

// limited stops a template that writes without end before it takes all memory.
type limited struct {
	w       io.Writer
	written int
}

func limit(w io.Writer) io.Writer {
	if Observe == nil {
		return w
	}
	return &limited{w: w}
}

func (l *limited) Write(p []byte) (int, error) {
	if l.written += len(p); l.written > Observe.Limit() {
		Observe.Exceeded(l.written)
		return 0, fmt.Errorf("a template wrote more than %d bytes", Observe.Limit())
	}
	return l.w.Write(p)
}

// Ordered makes sprig's keys and values, which walk Go maps in random order, walk them in the order of their keys:
// one of the orders that they may have.
func Ordered(funcs FuncMap) FuncMap {
	funcs["keys"] = func(dicts ...map[string]any) []string {
		k := []string{}
		for _, dict := range dicts {
			k = append(k, slices.Sorted(maps.Keys(dict))...)
		}
		return k
	}
	funcs["values"] = func(dict map[string]any) []any {
		values := []any{}
		for _, key := range slices.Sorted(maps.Keys(dict)) {
			values = append(values, dict[key])
		}
		return values
	}
	return funcs
}
