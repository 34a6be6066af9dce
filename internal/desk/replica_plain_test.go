//go:build !race

package desk_test

// replicaHistories is how many histories are played.
const replicaHistories = 20_000
