package desk

// ResolveChoice is what a person decides about a conflict.
type ResolveChoice string

// The choices.
const (
	ResolveMine   ResolveChoice = "mine"
	ResolveTheirs ResolveChoice = "theirs"
	ResolveOther  ResolveChoice = "other" // a third value
)
