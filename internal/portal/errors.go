package portal

import (
	"errors"
	"fmt"
	"time"
)

var (
	// ErrUnreachable says that no connection was made or that it broke; nothing is lost, and trying again is right.
	ErrUnreachable = errors.New("the portal cannot be reached")
	// ErrStalled says that no byte moved either way for Options.Stall. It is also an ErrUnreachable.
	ErrStalled = fmt.Errorf("the connection stalled: %w", ErrUnreachable)
	// ErrProxy says that the proxy cannot be reached. It is also an ErrUnreachable, as is ErrProxyRefused.
	ErrProxy = fmt.Errorf("the proxy cannot be reached: %w", ErrUnreachable)
	// ErrProxyRefused says that the proxy does not, or cannot, connect to the portal.
	ErrProxyRefused = fmt.Errorf("the proxy does not connect: %w", ErrUnreachable)
	// ErrProxyPassword says that the proxy wants a name and a password, or others than it was given.
	ErrProxyPassword = errors.New("the proxy wants a name and a password")
	// ErrProxyAddress says that a text is not the address of a proxy that the program can use.
	ErrProxyAddress = errors.New("not a proxy's address")
	// ErrNotPortal says that something else answered, such as the sign-in page of a wireless network.
	ErrNotPortal = errors.New("the answer is not a portal's")
	// ErrUnauthorised says that the portal does not, or no longer, know this device's tokens.
	ErrUnauthorised = errors.New("the portal does not accept these tokens")
	// ErrTokenExpired says that the access token has run out and that a new one did not help either.
	ErrTokenExpired = errors.New("the access token has expired")
	// ErrForbidden says that the person may not do this.
	ErrForbidden = errors.New("the portal does not permit this")
	// ErrDeviceFork says that the portal knows this device with another history: a restored backup or a cloned computer.
	ErrDeviceFork = errors.New("the device's history differs from the portal's")
	// ErrCursorExpired says that the portal cannot tell what changed since the cursor; begin again from 0.
	ErrCursorExpired = errors.New("the cursor has expired")
	// ErrIdentity says that another portal, or a training portal in the place of a production one or the other way round,
	// answers at the address. Nothing was stored there.
	ErrIdentity = errors.New("the portal is another one than the profile's")
	// ErrCode says that the portal does not accept an enrolment code: wrong, used or expired.
	ErrCode = errors.New("the portal does not accept the enrolment code")
	// ErrCodeTypo says that a text is no enrolment code; no portal was asked.
	ErrCodeTypo = errors.New("not an enrolment code")
	// ErrUpgrade says that the portal speaks another version of the exchange than this program.
	ErrUpgrade = errors.New("the portal needs another version of the program")
	// ErrCertificate says that the portal's certificate is not the pinned one, or not trusted; nothing was sent.
	ErrCertificate = errors.New("the portal's certificate is not trusted")
	// ErrInsecure says that an address without encryption is not on this computer.
	ErrInsecure = errors.New("http is allowed on this computer only")
	// ErrAddress says that a text is not the address of a portal.
	ErrAddress = errors.New("not a portal's address")
	// ErrTooLarge says that an answer, or a line of it, is larger than the program accepts.
	ErrTooLarge = errors.New("larger than is accepted")
	// ErrEncoding says that what came cannot be decompressed.
	ErrEncoding = errors.New("damaged compression")
	// ErrAnswer says that the portal's answer breaks the contract.
	ErrAnswer = errors.New("the portal's answer cannot be understood")
)

// RetryError says that the portal, or something before it, is busy: 408, 425, 429 or 5xx.
type RetryError struct {
	After   time.Duration // how long to wait at least; 0: not said
	Problem Problem
}

func (e *RetryError) Error() string {
	return fmt.Sprintf("the portal is busy (status %d): %s", e.Problem.Status, e.Problem.Type)
}

// ProblemError is any other answer that is not a success.
type ProblemError struct{ Problem Problem }

func (e *ProblemError) Error() string {
	return fmt.Sprintf("the portal answered %d %s: %s", e.Problem.Status, e.Problem.Type, e.Problem.Detail)
}
