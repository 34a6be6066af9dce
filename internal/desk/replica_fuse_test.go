package desk_test

import "errors"

// errKilled is what a process that was ended never lives to see.
var errKilled = errors.New("the process was killed")

// fuse ends a process at one of its transactions: just before it is durable, or just after, without telling anybody.
type fuse struct {
	left  int // transactions until the end; 0: none is planned
	after bool
	blown bool
}

func (f *fuse) light(transactions int, after bool) { *f = fuse{left: transactions, after: after} }

// commit runs a transaction, if the process lives.
func (f *fuse) commit(run func() error) error {
	if f.blown {
		return errKilled
	}
	if f.left == 0 {
		return run()
	}
	if f.left--; f.left > 0 {
		return run()
	}
	f.blown = true
	if f.after {
		return errors.Join(run(), errKilled)
	}
	return errKilled
}

// read is what a process that was ended no longer does.
func (f *fuse) read(run func() error) error {
	if f.blown {
		return errKilled
	}
	return run()
}
