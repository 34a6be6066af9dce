package server_test

import (
	"path/filepath"
	"testing"

	"focalpoint/internal/portal/server"
	"focalpoint/internal/portal/server/servertest"
)

func TestBoltStore(t *testing.T) {
	servertest.Suite(t, func(dir string) (server.Store, error) { return server.OpenBolt(filepath.Join(dir, "portal.db")) })
}
