package editor

import (
	"slices"
	"strconv"

	"focalpoint/internal/aid"
)

// lens finds a value in an activity, to read and to change it; nil when the item that holds it is gone.
type lens[V any] func(*aid.Activity) *V

// in is the lens of a member of what another lens finds.
func in[T, V any](outer lens[T], member func(*T) *V) lens[V] {
	return func(a *aid.Activity) *V {
		if found := outer(a); found != nil {
			return member(found)
		}
		return nil
	}
}

// collection is a list of items in an activity, such as its locations. Items are known by a key: their id, or their
// place where they have none.
type collection[T any] struct {
	path aid.Path // "locations", "results/<id>.indicators"
	list lens[[]T]
	id   func(*T) *aid.ID // nil: the items have no ids
}

func participations() collection[aid.Participation] {
	return collection[aid.Participation]{
		"participations", func(a *aid.Activity) *[]aid.Participation { return &a.Participations },
		func(p *aid.Participation) *aid.ID { return &p.ID },
	}
}

func sectors() collection[aid.Sector] {
	return collection[aid.Sector]{
		"sectors", func(a *aid.Activity) *[]aid.Sector { return &a.Sectors }, func(s *aid.Sector) *aid.ID { return &s.ID },
	}
}

func locations() collection[aid.Location] {
	return collection[aid.Location]{
		"locations", func(a *aid.Activity) *[]aid.Location { return &a.Locations },
		func(l *aid.Location) *aid.ID { return &l.ID },
	}
}

func budgets() collection[aid.Budget] {
	return collection[aid.Budget]{
		"budgets", func(a *aid.Activity) *[]aid.Budget { return &a.Budgets }, func(b *aid.Budget) *aid.ID { return &b.ID },
	}
}

func transactions() collection[aid.Transaction] {
	return collection[aid.Transaction]{
		"transactions", func(a *aid.Activity) *[]aid.Transaction { return &a.Transactions },
		func(t *aid.Transaction) *aid.ID { return &t.ID },
	}
}

func results() collection[aid.Result] {
	return collection[aid.Result]{
		"results", func(a *aid.Activity) *[]aid.Result { return &a.Results }, func(r *aid.Result) *aid.ID { return &r.ID },
	}
}

func documents() collection[aid.Document] {
	return collection[aid.Document]{
		"documents", func(a *aid.Activity) *[]aid.Document { return &a.Documents },
		func(d *aid.Document) *aid.ID { return &d.ID },
	}
}

// items lists the collection.
func (c collection[T]) items(a *aid.Activity) []T {
	if list := c.list(a); list != nil {
		return *list
	}
	return nil
}

// key is what the i-th item is known by.
func (c collection[T]) key(i int, item *T) string {
	if c.id == nil {
		return strconv.Itoa(i)
	}
	return string(*c.id(item))
}

// at is the path of the item with the key.
func (c collection[T]) at(key string) aid.Path { return c.path + "/" + aid.Path(key) }

// item is the lens of the item with the key.
func (c collection[T]) item(key string) lens[T] {
	return func(a *aid.Activity) *T {
		items := c.items(a)
		if i := c.index(items, key); i >= 0 {
			return &items[i]
		}
		return nil
	}
}

func (c collection[T]) index(items []T, key string) int {
	for i := range items {
		if c.key(i, &items[i]) == key {
			return i
		}
	}
	return -1
}

// add appends an item, with a new id where it needs one, and returns its key.
func (c collection[T]) add(m *model, item T) (key string) {
	if c.id != nil {
		*c.id(&item) = aid.NewID()
	}
	m.edit("", func(a *aid.Activity) {
		list := c.list(a)
		*list = append(*list, item)
		key = c.key(len(*list)-1, &item)
	})
	return key
}

// remove takes the item with the key out, and returns what puts it back; nil when there is no such item.
func (c collection[T]) remove(m *model, key string) (restore func()) {
	at := c.index(c.items(&m.activity), key)
	if at < 0 {
		return nil
	}
	item := c.items(&m.activity)[at]
	m.edit("", func(a *aid.Activity) { *c.list(a) = slices.Delete(*c.list(a), at, at+1) })
	return func() {
		m.edit("", func(a *aid.Activity) {
			if list := c.list(a); list != nil {
				*list = slices.Insert(*list, min(at, len(*list)), item)
			}
		})
	}
}
