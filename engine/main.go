//go:debug randseednop=0

// Command engine is a WASI reactor: the tools that Argo CD's repo-server renders with, and the small languages that its
// Applications use, as one WebAssembly module. Bytes in, bytes out: no file system, no network, no process.
// PROTOCOL.md has the contract with the host.
package main

// Templates may ask for any time zone; there is no file system to find them in.
import _ "time/tzdata"

// main is never called: a reactor exports functions (reactor_wasip1.go).
func main() {}
