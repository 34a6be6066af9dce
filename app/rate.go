package main

import (
	"errors"
	"strconv"
)

// rate is a flag that says how many requests a minute a device may send a portal; 0: any number.
type rate int

const leastRate, usualRate, mostRate = 6, 6_000, 60_000

var errRate = errors.New("not a rate that a portal can keep")

func (r *rate) String() string { return strconv.Itoa(int(*r)) }

// Type is the kind of value; the flag's text names it for people.
func (r *rate) Type() string { return "int" }

func (r *rate) Set(word string) error {
	n, err := strconv.Atoi(word)
	if err != nil {
		return err
	}
	if n != 0 && (n < leastRate || n > mostRate) {
		return errRate
	}
	*r = rate(n)
	return nil
}

// perSecond is the rate as a portal's option.
func (r *rate) perSecond() float64 {
	if *r == 0 {
		return -1
	}
	return float64(*r) / 60
}
