package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/Masterminds/semver/v3"
	"github.com/gobwas/glob"
	"github.com/itchyny/gojq"
)

// jqSteps bounds one expression. Argo CD gives it a second; a count of steps ends at the same place every time.
const jqSteps = 5_000_000

// jqDelete applies del(expression) for each expression in order, as Argo CD's jqPathExpressions do
// (util/argo/normalizers): one that fails leaves the object as it was.
func jqDelete(r *Request) ([]byte, any, error) {
	var a struct {
		Expressions []string `json:"expressions"`
		Object      any      `json:"object"`
	}
	if err := r.arguments(&a); err != nil {
		return nil, nil, err
	}
	failures := make([]*jqFailure, len(a.Expressions))
	for i, expression := range a.Expressions {
		object, failure := deletePath(expression, a.Object)
		if failure == nil {
			a.Object = object
		}
		failures[i] = failure
	}
	raw, err := encodeJSON(a.Object)
	return raw, map[string]any{"errors": failures}, err
}

// jqFailure is an expression that did nothing. Argo CD reports one that does not compile, and ignores one that fails while it runs.
type jqFailure struct {
	Stage   string `json:"stage"` // "compile" or "run"
	Message string `json:"message"`
}

func deletePath(expression string, object any) (any, *jqFailure) {
	query, err := gojq.Parse("del(" + expression + ")")
	if err != nil {
		return nil, &jqFailure{"compile", err.Error()}
	}
	code, err := gojq.Compile(query)
	if err != nil {
		return nil, &jqFailure{"compile", err.Error()}
	}
	results := code.RunWithContext(&stepContext{Context: context.Background()}, object)
	first, ok := results.Next()
	if !ok {
		return nil, &jqFailure{"run", "JQ patch did not return any data"}
	}
	if err, ok := first.(error); ok {
		return nil, &jqFailure{"run", err.Error()}
	}
	if _, more := results.Next(); more {
		return nil, &jqFailure{"run", "JQ patch returned multiple objects"}
	}
	return first, nil
}

// stepContext is done once gojq has asked it jqSteps times, which it does at every step.
type stepContext struct {
	context.Context
	steps int
}

var closed = func() chan struct{} { c := make(chan struct{}); close(c); return c }()

func (c *stepContext) Done() <-chan struct{} {
	if c.steps++; c.steps > jqSteps {
		return closed
	}
	return nil
}

func (c *stepContext) Err() error {
	return fmt.Errorf("stopped after %d steps", jqSteps)
}

// globMatch matches texts against a pattern of Argo CD's dialect (gobwas/glob).
func globMatch(r *Request) ([]byte, any, error) {
	var a struct {
		Pattern    string   `json:"pattern"`
		Separators string   `json:"separators"`
		Texts      []string `json:"texts"`
	}
	if err := r.arguments(&a); err != nil {
		return nil, nil, err
	}
	pattern, err := glob.Compile(a.Pattern, []rune(a.Separators)...)
	if err != nil {
		return nil, nil, failf(codeInput, "the pattern %q is not valid: %s", a.Pattern, err)
	}
	matches := make([]bool, len(a.Texts))
	for i, text := range a.Texts {
		matches[i] = pattern.Match(text)
	}
	return nil, map[string]any{"matches": matches}, nil
}

// semverResolution is what a revision means among the versions that exist.
type semverResolution struct {
	IsVersion    bool    `json:"isVersion"`
	IsConstraint bool    `json:"isConstraint"`
	Version      *string `json:"version"` // nil when none matches
	Message      string  `json:"message,omitempty"`
}

// semverResolve finds the version that a revision or a chart version names (util/versions MaxVersion):
// an exact version stands for itself, a constraint for the highest version that satisfies it, anything else for its equal.
func semverResolve(r *Request) ([]byte, any, error) {
	var a struct {
		Constraint string   `json:"constraint"`
		Versions   []string `json:"versions"`
	}
	if err := r.arguments(&a); err != nil {
		return nil, nil, err
	}
	var resolved semverResolution
	if _, err := semver.NewVersion(a.Constraint); err == nil {
		resolved.IsVersion, resolved.Version = true, &a.Constraint
		return nil, resolved, nil
	}
	constraint, err := semver.NewConstraint(a.Constraint)
	if err != nil {
		if slices.Contains(a.Versions, a.Constraint) {
			resolved.Version = &a.Constraint
		} else {
			resolved.Message = fmt.Sprintf("failed to determine semver constraint: %s", err)
		}
		return nil, resolved, nil
	}
	resolved.IsConstraint = true
	var highest *semver.Version
	for _, text := range a.Versions {
		version, err := semver.NewVersion(text)
		if errors.Is(err, semver.ErrInvalidSemVer) {
			continue
		}
		if err != nil {
			resolved.Message = fmt.Sprintf("invalid semver version in tags: %s", err)
			return nil, resolved, nil
		}
		if constraint.Check(version) && (highest == nil || version.GreaterThan(highest)) {
			highest = version
		}
	}
	if highest == nil {
		resolved.Message = fmt.Sprintf("version matching constraint not found in %d tags", len(a.Versions))
		return nil, resolved, nil
	}
	original := highest.Original()
	resolved.Version = &original
	return nil, resolved, nil
}
