package help

// Place is a point of the window: parts of its width and height, from 0 to 1.
type Place struct{ X, Y float32 }

// Topic is a page that is explained: help.NAME has its title and sentences.
type Topic struct {
	Name  string
	Marks [3]Place // of what each sentence speaks of
}

// parts are the keys of a topic's sentences.
var parts = [...]string{"first", "second", "third"}

// The topics.
var (
	Quarter    = Topic{"quarter", [3]Place{{0.45, 0.38}, {0.78, 0.36}, {0.7, 0.085}}}
	Activities = Topic{"activities", [3]Place{{0.215, 0.15}, {0.215, 0.085}, {0.7, 0.22}}}
	Map        = Topic{"map", [3]Place{{0.5, 0.6}, {0.67, 0.145}, {0.84, 0.145}}}
	Editor     = Topic{"editor", [3]Place{{0.61, 0.175}, {0.58, 0.48}, {0.9, 0.6}}}
	Quality    = Topic{"quality", [3]Place{{0.3, 0.35}, {0.93, 0.25}, {0.9, 0.43}}}
	Sending    = Topic{"sending", [3]Place{{0.825, 0.965}, {0.7, 0.21}, {0.92, 0.85}}}
	Settings   = Topic{"settings", [3]Place{{0.47, 0.245}, {0.88, 0.19}, {0.94, 0.6}}}
	Start      = Topic{"start", [3]Place{{0.5, 0.36}, {0.34, 0.6}, {0.66, 0.6}}}
)

// Topics are all of them.
var Topics = []Topic{Quarter, Activities, Map, Editor, Quality, Sending, Settings, Start}
