package help

// Topic is a page that is explained: help.TOPIC has its title and sentences.
type Topic string

// parts are the keys of a topic's sentences.
var parts = [...]string{"first", "second", "third"}

// The topics.
const (
	Quarter    Topic = "quarter"
	Activities Topic = "activities"
	Map        Topic = "map"
	Editor     Topic = "editor"
	Quality    Topic = "quality"
	Sending    Topic = "sending"
	Settings   Topic = "settings"
	Start      Topic = "start"
)

// Topics are all of them.
var Topics = []Topic{Quarter, Activities, Map, Editor, Quality, Sending, Settings, Start}
