package main

import "unsafe"

// live keeps the buffers that the host holds a pointer to.
var live = map[uintptr][]byte{}

// alloc gives the host a buffer of n bytes to write a request frame into.
//
//go:wasmexport alloc
func alloc(n uint32) uint32 {
	b := make([]byte, n+1)
	p := uintptr(unsafe.Pointer(&b[0]))
	live[p] = b
	return uint32(p)
}

// free forgets a buffer that alloc or call returned.
//
//go:wasmexport free
func free(p uint32) { delete(live, uintptr(p)) }

// call consumes the request frame of n bytes at p and returns the response frame: pointer<<32 | length.
// The host frees the response with free.
//
//go:wasmexport call
func call(p, n uint32) uint64 {
	in := live[uintptr(p)][:n:n]
	delete(live, uintptr(p))
	out := dispatch(in)
	q := uintptr(unsafe.Pointer(&out[0]))
	live[q] = out
	return uint64(q)<<32 | uint64(len(out))
}
