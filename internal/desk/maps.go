package desk

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"focalpoint/internal/atlas"
	"focalpoint/internal/atlas/reference"
	"focalpoint/internal/atlas/tileset"
	"focalpoint/internal/portal"
	"focalpoint/internal/vault"
)

// Maps is the map that this computer uses, whatever the profile: a reference pack, or the built-in map. Its methods may be
// called from any goroutine.
type Maps struct {
	shelf reference.Shelf
	chart atomic.Pointer[chart]

	mu      sync.Mutex // held while the map is exchanged
	pack    *reference.Pack
	retired []*reference.Pack // of which a picture may still be drawn
	trouble error
}

// chart is the map of the moment: what is known, and the tiles that are drawn over it, nil where there are none.
type chart struct {
	land  *atlas.Atlas
	tiles *tileset.Set
}

// MapPack says what a reference pack is.
type MapPack = reference.Manifest

// ErrNoMap says that no reference pack is installed, or that the portal offers none.
var ErrNoMap = errors.New("no reference pack")

// OpenMaps reads the map of the computer's data folder. A pack that cannot be read is left alone and the built-in map is
// used: Trouble says so. An error means that the program file is damaged.
func OpenMaps(dataDir string) (*Maps, error) {
	m := &Maps{shelf: reference.OpenShelf(filepath.Join(dataDir, "atlas"))}
	builtin, err := atlas.Builtin()
	if err != nil {
		return nil, err
	}
	m.chart.Store(&chart{land: builtin})
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.load(); err != nil && !errors.Is(err, reference.ErrNone) {
		m.trouble = err
	}
	return m, nil
}

// load makes the pack on the shelf the map. The map does not change when that fails.
func (m *Maps) load() error {
	p, err := m.shelf.Current()
	if err != nil {
		return err
	}
	land, err := p.Atlas()
	if err != nil {
		return errors.Join(err, p.Close())
	}
	tiles, err := p.Tiles(nil)
	if err != nil {
		return errors.Join(err, p.Close())
	}
	m.use(p, &chart{land, tiles})
	return nil
}

func (m *Maps) use(p *reference.Pack, now *chart) {
	if m.pack != nil {
		m.retired = append(m.retired, m.pack)
	}
	m.pack, m.trouble = p, nil
	m.chart.Store(now)
}

// Atlas is the map of the moment.
func (m *Maps) Atlas() *atlas.Atlas { return m.chart.Load().land }

// Renderer draws the map of the moment in a look and a language, with the tiles of its pack.
func (m *Maps) Renderer(dark bool, lang string) *atlas.Renderer {
	style := atlas.StyleLight
	if dark {
		style = atlas.StyleDark
	}
	now := m.chart.Load()
	r := atlas.NewRenderer(now.land, style, lang)
	if now.tiles != nil {
		r = r.Over(now.tiles)
	}
	return r
}

// Trouble says why the installed pack is not the map; nil when all is well.
func (m *Maps) Trouble() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.trouble
}

// Installed is the pack that is the map; false when the built-in map is.
func (m *Maps) Installed() (MapPack, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.pack == nil {
		return MapPack{}, false
	}
	return m.pack.Manifest, true
}

// Install makes a pack's file the map, which takes a moment; until then, and when it is refused, the present map stays. It
// returns the errors of reference.Shelf.Install.
func (m *Maps) Install(ctx context.Context, path string) (MapPack, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	installed, err := m.shelf.Install(ctx, path)
	if err != nil {
		return installed, vault.Classify(err)
	}
	return installed, m.load()
}

// Remove goes back to the built-in map. It returns ErrNoMap when no pack has this id.
func (m *Maps) Remove(id string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	builtin, err := atlas.Builtin()
	if err != nil {
		return err
	}
	switch err := m.shelf.Remove(id); {
	case errors.Is(err, reference.ErrNone):
		return fmt.Errorf("%w: %w", ErrNoMap, err)
	case err != nil:
		return vault.Classify(err)
	}
	m.use(nil, &chart{land: builtin})
	return nil
}

// Close lets the pack's file go.
func (m *Maps) Close() (err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.pack != nil {
		m.retired = append(m.retired, m.pack)
	}
	for _, p := range m.retired {
		err = errors.Join(err, p.Close())
	}
	m.pack, m.retired = nil, nil
	return err
}

// Atlas is the map of the moment: it changes when another pack is installed.
func (d *Desk) Atlas() *atlas.Atlas { return d.maps.Atlas() }

// MapRenderer is Maps.Renderer.
func (d *Desk) MapRenderer(dark bool, lang string) *atlas.Renderer {
	return d.maps.Renderer(dark, lang)
}

// MapPack is the reference pack that is the map; false when the built-in map is.
func (d *Desk) MapPack() (MapPack, bool) { return d.maps.Installed() }

// MapTrouble is Maps.Trouble.
func (d *Desk) MapTrouble() error { return d.maps.Trouble() }

// InstallMap is Maps.Install.
func (d *Desk) InstallMap(ctx context.Context, path string) (MapPack, error) {
	defer d.announce()
	return d.maps.Install(ctx, path)
}

// RemoveMap is Maps.Remove.
func (d *Desk) RemoveMap(id string) error {
	defer d.announce()
	return d.maps.Remove(id)
}

// breakPause is how long a broken download rests before it goes on by itself.
const breakPause = time.Second

// FetchMap takes a pack from the profile's portal, the only one or the first where name is empty, and makes it the map.
// What an interrupted download received is kept for the next. moved is called with how much of how much is there. It
// returns ErrNoPortal, ErrNoMap, the errors of portal.Client, or those of Maps.Install.
func (d *Desk) FetchMap(ctx context.Context, name string, moved func(have, size int64)) (MapPack, error) {
	l, isLink := d.link.(link)
	if !isLink {
		return MapPack{}, ErrNoPortal
	}
	meta, err := l.client.Meta(ctx)
	if err != nil {
		return MapPack{}, err
	}
	for _, offered := range meta.Reference {
		if name != "" && offered.Name != name {
			continue
		}
		path, err := d.download(ctx, l.client, offered, moved)
		if err != nil {
			return MapPack{}, err
		}
		return d.InstallMap(ctx, path)
	}
	return MapPack{}, fmt.Errorf("%w: the portal does not offer %q", ErrNoMap, name)
}

// download completes the file of a pack. As long as every attempt brings something, a break is no reason to give up.
func (d *Desk) download(ctx context.Context, client *portal.Client, p portal.Pack, moved func(have, size int64)) (path string, err error) {
	file, err := d.maps.shelf.Download(p.Name, p.Version)
	if err != nil {
		return "", err
	}
	defer func() { err = vault.Classify(errors.Join(err, file.Close())) }()
	for {
		var first, last int64 = -1, 0
		err := client.Reference(ctx, p, file, func(have int64) {
			if first < 0 {
				first = have
			}
			last = have
			moved(have, p.Size)
		})
		if err == nil || !errors.Is(err, portal.ErrUnreachable) || last <= first {
			return file.Name(), err
		}
		select {
		case <-ctx.Done():
			return "", ctx.Err()
		case <-time.After(breakPause):
		}
	}
}
