package server

import "sync"

// commits gathers what exchanges want to write at the same moment into one transaction, so that a room full of people
// who press the button together waits for a few writes to the disk and not for one each.
type commits struct {
	writing sync.Mutex // held by who runs a transaction; the order in which it is taken is the order of changes

	mu      sync.Mutex
	waiting []*commit
}

// commit is one exchange's part of a transaction.
type commit struct {
	run  func(*books) error
	err  error
	done bool // guarded by commits.writing
}

// gatherMost bounds how many exchanges one transaction serves, so that none waits long for the others.
const gatherMost = 40

// commit runs a part in a transaction, perhaps together with others' parts, and returns when it is durable. An error of
// the part leaves nothing of it.
func (s *Server) commit(run func(*books) error) error {
	c := &commit{run: run}
	s.commits.mu.Lock()
	s.commits.waiting = append(s.commits.waiting, c)
	s.commits.mu.Unlock()

	s.commits.writing.Lock()
	defer s.commits.writing.Unlock()
	for !c.done { // unless somebody else's transaction has served this one
		group := s.commits.take()
		if err := s.together(group); err != nil && len(group) > 1 {
			for _, one := range group { // one of them spoils it for the others
				one.err = s.together([]*commit{one})
			}
		} else if err != nil {
			group[0].err = err
		}
		for _, one := range group {
			one.done = true
		}
	}
	return c.err
}

// take gives the parts that have waited longest.
func (c *commits) take() []*commit {
	c.mu.Lock()
	defer c.mu.Unlock()
	group := c.waiting[:min(len(c.waiting), gatherMost)]
	c.waiting = c.waiting[len(group):]
	return group
}

func (s *Server) together(group []*commit) error {
	return s.Store.Update(func(tx Tx) error {
		b := openBooks(tx)
		for _, one := range group {
			if err := one.run(b); err != nil {
				return err
			}
		}
		return b.close()
	})
}
