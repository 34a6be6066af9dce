//go:build unix

package vault

import "syscall"

const (
	errQuota      = syscall.EDQUOT
	errReadOnlyFS = syscall.EROFS
)
