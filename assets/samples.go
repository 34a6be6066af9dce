package assets

import _ "embed" // the samples are part of the program

// SampleActivities is a table of 22 invented activities, in the columns that import reads, for trying the program and
// for demonstrations. The places are real; the projects are not.
//
//go:embed samples/activities.csv
var SampleActivities []byte

// SampleQuarters is what was filed for the sample activities, by their Ukrainian titles: in the quarter before (-1) and in
// the one that is due (0). A row without figures is "no change".
//
//go:embed samples/quarters.csv
var SampleQuarters []byte
