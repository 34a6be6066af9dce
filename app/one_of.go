package main

import (
	"errors"
	"slices"
)

// oneOf is a flag whose value is one of a few words.
type oneOf[T ~string] struct {
	value *T
	words []T
}

var errOtherWord = errors.New("not one of the words")

func (o oneOf[T]) String() string {
	if o.value == nil { // pflag asks an empty one what an empty one says
		return ""
	}
	return string(*o.value)
}

// Type is the kind of value; the flag's text names it for people.
func (o oneOf[T]) Type() string { return "string" }

func (o oneOf[T]) Set(word string) error {
	if !slices.Contains(o.words, T(word)) {
		return errOtherWord
	}
	*o.value = T(word)
	return nil
}
