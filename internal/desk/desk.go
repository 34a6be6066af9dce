package desk

import (
	"context"
	"fmt"
	"sync"
	"time"

	"focalpoint/internal/aid"
	"focalpoint/internal/syncer"
	"focalpoint/internal/vault"
)

// Desk is one open profile. Its methods may be called from any goroutine.
type Desk struct {
	vault  *vault.Vault
	maps   *Maps
	lists  aid.Codelists
	now    func() time.Time
	link   syncer.Portal  // nil when the profile has no portal
	syncer *syncer.Syncer // nil when the profile has no portal

	stop    context.CancelFunc
	running sync.WaitGroup

	register  register
	inspector inspector
	mapped    mapEntries

	attachments sync.Mutex // held while one is changed

	mu       sync.Mutex
	soon     *time.Timer // wakes the exchange after filing; nil: nothing was filed
	last     time.Time   // end of the last exchange that went well; zero: none
	watchers map[int]func()
	nextID   int
}

// Config is what a desk is made of.
type Config struct {
	Vault *vault.Vault
	Maps  *Maps
	Lists aid.Codelists
	Now   func() time.Time
}

// New makes a desk on an open vault, which it closes when it is closed itself.
func New(c Config) (*Desk, error) {
	d := &Desk{vault: c.Vault, maps: c.Maps, lists: c.Lists, now: c.Now, watchers: map[int]func(){}, stop: func() {}}
	var err error
	if d.link, err = d.openLink(); err != nil {
		return nil, fmt.Errorf("preparing the way to the portal: %w", err)
	}
	if d.link != nil {
		d.syncer = syncer.New(store{c.Vault, c.Now}, d.link, c.Now, syncer.Observer{Changed: d.announce, Finished: d.log, Carried: d.logFiles})
		d.carryFiles()
		d.hold()
	}
	if d.last, err = lastExchange(c.Vault); err != nil {
		return nil, fmt.Errorf("reading the history: %w", err)
	}
	if err := c.Vault.Collect(); err != nil { // nobody can want a removed file back yet
		return nil, err
	}
	c.Vault.Watch(func(kind aid.Kind, id aid.ID) {
		d.register.touch(kind, id)
		d.inspector.touch(kind, id)
		d.mapped.touch(kind, id)
		d.announce()
	})
	return d, nil
}

// Start begins to exchange with the portal by itself, until Close.
func (d *Desk) Start(ctx context.Context) {
	if d.syncer == nil {
		return
	}
	ctx, d.stop = context.WithCancel(ctx)
	d.running.Go(func() { d.syncer.Run(ctx) })
	d.running.Go(func() { d.syncer.RunFiles(ctx) })
}

// Close ends the exchange under way and closes the vault. Everything that was shown as saved is on the disk already.
func (d *Desk) Close() error {
	d.stop()
	d.running.Wait()
	d.mu.Lock()
	if d.soon != nil {
		d.soon.Stop()
	}
	d.mu.Unlock()
	return d.vault.Close()
}

// Watch calls f, from any goroutine, after something that a page may show has changed. f must be quick; calls may be
// frequent, so it should only note that there is news.
func (d *Desk) Watch(f func()) (cancel func()) {
	d.mu.Lock()
	defer d.mu.Unlock()
	id := d.nextID
	d.nextID++
	d.watchers[id] = f
	return func() {
		d.mu.Lock()
		defer d.mu.Unlock()
		delete(d.watchers, id)
	}
}

func (d *Desk) announce() {
	d.mu.Lock()
	watchers := make([]func(), 0, len(d.watchers))
	for _, f := range d.watchers {
		watchers = append(watchers, f)
	}
	d.mu.Unlock()
	for _, f := range watchers {
		f()
	}
}
