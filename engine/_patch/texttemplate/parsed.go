package template

import (
	"maps"
	"slices"
	"strings"
	"text/template/parse"
)

// parsed are the trees of texts that were parsed before: the two sides of an Application, and Applications with one chart, share most
// templates, and parsing them took an eighth of a render. Executing a template changes nothing in its trees.
var parsed = map[parsedKey]map[string]*parse.Tree{}

// parsedKey is all that parsing depends on.
type parsedKey struct {
	name, text, leftDelim, rightDelim string
	functions                         int
}

// parsedBytes is how much text parsed may hold; beyond it begins anew.
const parsedBytes = 8 << 20

var parsedSize int

// functionSets are the sets of function names that there were, by number: a template that calls an unknown one does not parse.
var functionSets = map[string]int{}

// functions is the number of the set of functions that c knows, 0 for a clone that knows more than what it was made of.
func (c *common) functions() int {
	root := c
	for root.base != nil {
		root = root.base
	}
	for ; c != root; c = c.base {
		for name := range c.parseFuncs {
			if root.parseFuncs[name] == nil {
				return 0
			}
		}
	}
	if root.set == 0 {
		names := strings.Join(slices.Sorted(maps.Keys(root.parseFuncs)), " ")
		if functionSets[names] == 0 {
			functionSets[names] = len(functionSets) + 1
		}
		root.set = functionSets[names]
	}
	return root.set
}

// parseText is parse.Parse with what t knows.
func (t *Template) parseText(text string) (map[string]*parse.Tree, error) {
	key := parsedKey{t.name, text, t.leftDelim, t.rightDelim, t.functions()}
	if trees, ok := parsed[key]; ok && key.functions > 0 {
		return trees, nil
	}
	trees, err := parse.Parse(t.name, text, t.leftDelim, t.rightDelim, t.knownFuncs()...)
	if err != nil || key.functions == 0 || len(text) > parsedBytes {
		return trees, err
	}
	if parsedSize += len(text); parsedSize > parsedBytes {
		clear(parsed)
		parsedSize = len(text)
	}
	parsed[key] = trees
	return trees, nil
}
