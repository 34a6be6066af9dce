//go:build race

package desk_test

// replicaHistories is how many histories are played; the race detector makes each one slow.
const replicaHistories = 300
