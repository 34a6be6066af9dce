package vault

import "golang.org/x/sys/windows"

const (
	errQuota      = windows.ERROR_DISK_FULL
	errReadOnlyFS = windows.ERROR_WRITE_PROTECT
)
