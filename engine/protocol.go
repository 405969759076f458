package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"math/rand"
	"slices"
	"strings"
)

const protocolVersion = 1

// Request is the header of a request frame, and the files whose contents follow it.
type Request struct {
	Protocol  int             `json:"protocol"`
	Operation string          `json:"operation"`
	Seed      uint32          `json:"seed"`
	Arguments json.RawMessage `json:"arguments"`
	Files     []FileEntry     `json:"files"`

	tree     Tree
	observed *Observed
	warnings []string
}

// FileEntry describes one file of a request: its path from the repository root, and its size in bytes.
type FileEntry struct {
	Path string `json:"path"`
	Size int    `json:"size"`
}

// Response is the header of a response frame; the raw output follows it.
type Response struct {
	Protocol int       `json:"protocol"`
	OK       bool      `json:"ok"`
	Observed *Observed `json:"observed,omitempty"`
	Warnings []string  `json:"warnings,omitempty"`
	Result   any       `json:"result,omitempty"`
	Error    *Error    `json:"error,omitempty"`
}

// Error codes of a response.
const (
	codeRender      = "render"      // the tool refused the input, as its native binary would
	codeUnsupported = "unsupported" // the native tool might succeed: it would fetch, execute or read what a sandbox has not
	codeInput       = "input"       // the request itself is wrong
	codeLimit       = "limit"       // an output or a recursion over its limit
)

// Error is a failed operation: a code for programs and a message for people.
type Error struct {
	Code    string `json:"code"`
	Message string `json:"message"`
}

func (e *Error) Error() string { return e.Message }

func failf(code, format string, args ...any) *Error {
	return &Error{code, fmt.Sprintf(format, args...)}
}

// operation runs one request. It returns the raw output and a small JSON result, either of which may be nil.
type operation func(r *Request) (raw []byte, result any, err error)

var operations map[string]operation

func init() {
	operations = map[string]operation{
		"ping":              func(*Request) ([]byte, any, error) { return nil, "pong", nil },
		"about":             about,
		"helm.template":     helmTemplate,
		"helm.dependencies": helmDependencies,
		"helm.package":      helmPackage,
		"helm.resolve":      helmResolve,
		"kustomize.build":   kustomizeBuild,
		"kustomize.remotes": kustomizeRemotes,
		"jsonnet.evaluate":  jsonnetEvaluate,
		"manifests.parse":   manifestsParse,
		"jq.delete":         jqDelete,
		"glob.match":        globMatch,
		"semver.resolve":    semverResolve,
	}
}

// dispatch answers a request frame with a response frame. It never panics.
func dispatch(in []byte) []byte {
	request := &Request{}
	raw, result, err := run(request, in)
	response := Response{Protocol: protocolVersion, OK: err == nil, Result: result, Observed: request.observed, Warnings: request.sortedWarnings()}
	if err != nil {
		raw, response.Result, response.Observed = nil, nil, nil
		if !errors.As(err, &response.Error) {
			response.Error = failf(codeRender, "%s", strings.TrimSpace(err.Error()))
		}
		response.Error.Message = shortened(response.Error.Message)
	}
	return frame(response, raw)
}

// maxMessageBytes bounds an error message: Helm repeats itself for each level of a nested template.
const maxMessageBytes = 8 << 10

// shortened keeps the head and the tail of a long message: the place, and the reason.
func shortened(message string) string {
	if len(message) <= maxMessageBytes {
		return message
	}
	head, tail := message[:maxMessageBytes/2], message[len(message)-maxMessageBytes/2:]
	return strings.ToValidUTF8(head, "") + fmt.Sprintf(" … (%d bytes left out) … ", len(message)-maxMessageBytes) + strings.ToValidUTF8(tail, "")
}

func run(r *Request, in []byte) (raw []byte, result any, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = failf(codeRender, "panic: %v", p)
		}
	}()
	if err := r.decode(in); err != nil {
		return nil, nil, failf(codeInput, "%s", err)
	}
	op := operations[r.Operation]
	if op == nil {
		return nil, nil, failf(codeInput, "unknown operation %q", r.Operation)
	}
	// math/rand's global source is the one generator that an earlier call could have moved on;
	// crypto/rand reads the host's random_get, which the host seeds per call.
	rand.Seed(int64(r.Seed)) //nolint:staticcheck // randseednop=0 (main.go) keeps it working
	defer r.captureLogs()()
	return op(r)
}

// decode reads a request frame: u32le header length | JSON header | contents of the files in order.
func (r *Request) decode(in []byte) error {
	if len(in) < 4 {
		return errors.New("the frame is shorter than its header length")
	}
	n, rest := int(binary.LittleEndian.Uint32(in)), in[4:]
	if n > len(rest) {
		return errors.New("the frame is shorter than its header")
	}
	if err := json.Unmarshal(rest[:n], r); err != nil {
		return fmt.Errorf("the header is not valid: %w", err)
	}
	if r.Protocol != protocolVersion {
		return fmt.Errorf("protocol %d is asked for, this engine speaks %d", r.Protocol, protocolVersion)
	}
	rest = rest[n:]
	r.tree = make(Tree, len(r.Files))
	for _, f := range r.Files {
		if f.Size < 0 || f.Size > len(rest) {
			return fmt.Errorf("the frame is shorter than the files that its header lists (at %q)", f.Path)
		}
		if err := r.tree.add(f.Path, rest[:f.Size:f.Size]); err != nil {
			return err
		}
		rest = rest[f.Size:]
	}
	if len(rest) != 0 {
		return fmt.Errorf("%d bytes follow the last file", len(rest))
	}
	return nil
}

// arguments decodes the operation's arguments; an unknown name is an error, so that a misspelt option is never ignored.
func (r *Request) arguments(into any) error {
	d := json.NewDecoder(bytes.NewReader(r.Arguments))
	d.DisallowUnknownFields()
	d.UseNumber()
	if err := d.Decode(into); err != nil && (err != io.EOF || len(r.Arguments) != 0) {
		return failf(codeInput, "%s: arguments: %s", r.Operation, err)
	}
	return nil
}

func (r *Request) warn(message string) {
	if message = strings.TrimSpace(message); message != "" {
		r.warnings = append(r.warnings, message)
	}
}

// sortedWarnings drops repetitions and sorts: the tools warn while they walk Go maps, in random order.
func (r *Request) sortedWarnings() []string {
	slices.Sort(r.warnings)
	return slices.Compact(r.warnings)
}

// captureLogs turns what the tools would write on stderr into warnings until the returned function is called.
func (r *Request) captureLogs() (restore func()) {
	logger, flags, out := slog.Default(), log.Flags(), log.Writer()
	slog.SetDefault(slog.New(warningHandler{r}))
	log.SetFlags(0)
	log.SetOutput(warningWriter{r})
	return func() {
		slog.SetDefault(logger)
		log.SetFlags(flags)
		log.SetOutput(out)
	}
}

// warningHandler takes what the tools log with slog.
type warningHandler struct{ r *Request }

func (h warningHandler) Enabled(_ context.Context, level slog.Level) bool {
	return level >= slog.LevelInfo
}
func (h warningHandler) WithAttrs([]slog.Attr) slog.Handler { return h }
func (h warningHandler) WithGroup(string) slog.Handler      { return h }

func (h warningHandler) Handle(_ context.Context, record slog.Record) error {
	text := record.Message
	record.Attrs(func(a slog.Attr) bool {
		text += fmt.Sprintf(" %s=%v", a.Key, a.Value)
		return true
	})
	h.r.warn(text)
	return nil
}

// warningWriter takes what they print with log.
type warningWriter struct{ r *Request }

func (w warningWriter) Write(p []byte) (int, error) {
	w.r.warn(string(p))
	return len(p), nil
}

func frame(header Response, raw []byte) []byte {
	h, err := json.Marshal(header)
	if err != nil {
		raw = nil
		h, _ = json.Marshal(Response{Protocol: protocolVersion, Error: failf(codeRender, "the result is not JSON: %s", err)})
	}
	b := make([]byte, 0, 4+len(h)+len(raw))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(h)))
	b = append(b, h...)
	return append(b, raw...)
}
