// Package template is Go's text/template, copied at build time, that tells an Observer what templates do.
// Only Helm's engine is linked to it. Nothing that a template prints changes.
package template

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"reflect"
	"slices"
	"time"
)

// Observer is told what templates touch while they execute.
type Observer interface {
	// Field is told of a field that is read from a struct.
	Field(receiver reflect.Value, name string)
	// Call is told of a function or method that is about to be called.
	Call(name string, arguments []reflect.Value)
	// Use is told of a value that is printed, ranged over or passed to a function.
	Use(value reflect.Value)
	// MaxBytes is the number of bytes that one execution of a template may write.
	MaxBytes() int
	// MaxDepth is how deep executions may nest: include and tpl start one within another.
	MaxDepth() int
	// Exceeded is told why the observer's limits stopped a template.
	Exceeded(reason string)
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

// depth is the number of executions under way.
var depth int

// limited stops a template that writes without end before it takes all memory.
type limited struct {
	w       io.Writer
	written int
}

// enter begins an execution within the observer's limits; the returned function ends it.
func enter(w io.Writer) (limitedWriter io.Writer, leave func()) {
	if Observe == nil {
		return w, func() {}
	}
	if depth >= Observe.MaxDepth() {
		exceeded("templates are nested more than %d deep", Observe.MaxDepth())
	}
	depth++
	return &limited{w: w}, func() { depth-- }
}

func (l *limited) Write(p []byte) (int, error) {
	if l.written += len(p); l.written > Observe.MaxBytes() {
		exceeded("a template writes more than %d bytes", Observe.MaxBytes())
	}
	return l.w.Write(p)
}

// limitExceeded is the error of a template that a limit stopped.
type limitExceeded string

func (l limitExceeded) Error() string { return string(l) }

func exceeded(format string, limit int) {
	reason := limitExceeded(fmt.Sprintf(format, limit))
	Observe.Exceeded(string(reason))
	panic(ExecError{Name: "limit", Err: reason})
}

// passLimit drops what include and tpl wrapped around a limit: with an error as long as the nesting at each level,
// a deep one would take all memory.
func passLimit(err error) {
	var reason limitExceeded
	if errors.As(err, &reason) {
		panic(ExecError{Name: "limit", Err: reason})
	}
}

// Repeatable replaces the functions of sprig whose result the seeds and the clock of the host do not settle.
// keys and values walk Go maps in random order: here in the order of the keys, one of those that they may have.
// now also reads the monotonic clock, which only its printed form ("m=+0.012") shows.
func Repeatable(funcs FuncMap) FuncMap {
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
	funcs["now"] = func() time.Time { return time.Now().Round(0) }
	return funcs
}
