package main

import (
	"maps"
	"runtime"
	"runtime/debug"
	"slices"
)

// about names the versions of everything that is linked, and the operations.
func about(*Request) ([]byte, any, error) {
	modules := map[string]string{}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			version := m.Version
			if m.Replace != nil && m.Replace.Path == m.Path {
				version = m.Replace.Version
			}
			modules[m.Path] = version
		}
	}
	return nil, map[string]any{
		"protocol":   protocolVersion,
		"go":         runtime.Version(),
		"modules":    modules,
		"operations": slices.Sorted(maps.Keys(operations)),
	}, nil
}
