package desk

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"focalpoint/internal/aid"
	"focalpoint/internal/exchange/bundle"
	"focalpoint/internal/portal"
	"focalpoint/internal/syncer"
	"focalpoint/internal/vault"
)

// secretReply is the vault's name for the key that opens the receipts of this profile's bundles.
const secretReply = "bundle reply key"

// BundleEnding is how the name of a bundle's file ends.
const BundleEnding = ".bundle"

var (
	// ErrNoCarry says that the portal has not yet given this profile what a bundle needs: any exchange over a connection brings it.
	ErrNoCarry = errors.New("the portal has given no key for bundles")
	// ErrBundlePortal says that a bundle belongs to another portal, or to a training portal instead of a real one or the other way round.
	ErrBundlePortal = errors.New("the bundle is another portal's")
	// ErrNotOutbox says that a file holds receipts where an outbox is expected.
	ErrNotOutbox = errors.New("the bundle holds receipts")
	// ErrNotReceipts says that a file holds an outbox where receipts are expected.
	ErrNotReceipts = errors.New("the bundle holds changes")
	// ErrBundleAuthor says that the portal does not, or no longer, know who has written a bundle.
	ErrBundleAuthor = errors.New("the portal does not know the bundle's author")
	// ErrWriteAgain says that the portal could not go on from what a bundle said; nothing is lost, and a new file will do.
	ErrWriteAgain = errors.New("the bundle must be written anew")
)

// WrittenBundle is what WriteBundle has put into a file.
type WrittenBundle struct {
	File    string `json:"file"`
	Changes int    `json:"changes"`
	Bytes   int64  `json:"bytes"`
}

// WriteBundle writes everything that is queued or not answered into a file that only the portal can open, and that a
// colleague with a connection can send with CarryBundle. Nothing counts as answered by that: sending it otherwise as
// well, or writing it again, does no harm. It returns ErrNoPortal, ErrNoCarry, *FolderError and the system's errors.
func (d *Desk) WriteBundle(ctx context.Context, path string) (written WrittenBundle, err error) {
	if d.syncer == nil {
		return written, ErrNoPortal
	}
	written.File = path
	err = d.syncer.Alone(ctx, func() error {
		return writeWhole(path, func(to io.Writer) error {
			counted := &byteCount{Writer: to}
			written.Changes, err = d.writeOutbox(ctx, counted)
			written.Bytes = counted.bytes
			return err
		})
	})
	if err != nil {
		return WrittenBundle{}, fmt.Errorf("writing a bundle: %w", err)
	}
	d.announce()
	return written, nil
}

func (d *Desk) writeOutbox(ctx context.Context, to io.Writer) (changes int, err error) {
	list, err := (tokens{d.vault}).Tokens()
	if err != nil {
		return 0, err
	}
	if list.Carry.Secret == "" {
		return 0, ErrNoCarry
	}
	secret, err := d.replyKey()
	if err != nil {
		return 0, err
	}
	reply, err := bundle.Public(secret)
	if err != nil {
		return 0, err
	}
	if _, err := syncer.NumberAll(store{d.vault, d.now}); err != nil {
		return 0, err
	}
	hello, err := d.vault.Handshake()
	if err != nil {
		return 0, err
	}
	sealed, err := bundle.Seal(to, d.label(bundle.Outbox), list.Carry.Key)
	if err != nil {
		return 0, err
	}
	lines := json.NewEncoder(sealed)
	lines.SetEscapeHTML(false)
	if err := errors.Join(lines.Encode(bundle.Sender{Secret: list.Carry.Secret, Reply: reply}), lines.Encode(hello)); err != nil {
		return 0, err
	}
	for change, err := range d.vault.Pending(hello.Acked) {
		if err = errors.Join(err, ctx.Err()); err != nil {
			return 0, err
		}
		if err := lines.Encode(change); err != nil {
			return 0, err
		}
		changes++
	}
	return changes, sealed.Close()
}

// replyKey is the secret key of this profile's receipts, which is made when it is first needed.
func (d *Desk) replyKey() (string, error) {
	secret, err := d.vault.Secret(secretReply)
	if !errors.Is(err, vault.ErrNotFound) {
		return secret, err
	}
	if secret, _, err = bundle.NewKey(); err != nil {
		return "", err
	}
	return secret, d.vault.SetSecret(secretReply, secret)
}

func (d *Desk) label(kind bundle.Kind) bundle.Label {
	p := d.vault.Profile()
	return bundle.Label{Kind: kind, Portal: aid.ID(p.PortalID), Training: p.Training}
}

// expect refuses a bundle of another portal, or one that goes the other way.
func (d *Desk) expect(l bundle.Label, kind bundle.Kind) error {
	own := d.label(kind)
	switch {
	case l.Portal != own.Portal || l.Training != own.Training:
		return ErrBundlePortal
	case l.Kind == kind:
		return nil
	case kind == bundle.Outbox:
		return ErrNotOutbox
	}
	return ErrNotReceipts
}

// CarriesReceipts says which way the bundle in a file goes: from the portal, for OpenReceipts, or to it, for CarryBundle. It
// returns bundle.ErrNotBundle, bundle.ErrNewer and the system's errors.
func CarriesReceipts(path string) (bool, error) {
	label, err := labelOf(path)
	return label.Kind == bundle.Receipts, err
}

func labelOf(path string) (bundle.Label, error) {
	file, err := os.Open(path)
	if err != nil {
		return bundle.Label{}, err
	}
	defer file.Close() //nolint:errcheck // it was only read
	return bundle.ReadLabel(file)
}

// CarryBundle sends a colleague's bundle, which it cannot read, and writes the portal's answer for the colleague into a
// file beside it, the name of which it returns. It returns ErrNoPortal, ErrBundlePortal, ErrNotOutbox, ErrBundleAuthor,
// the errors of bundle.Open, and those of portal.Client.Bundle.
func (d *Desk) CarryBundle(ctx context.Context, path string) (receipts string, err error) {
	l, isLink := d.link.(link)
	if !isLink {
		return "", ErrNoPortal
	}
	label, err := labelOf(path)
	if err == nil {
		err = d.expect(label, bundle.Outbox)
	}
	if err != nil {
		return "", fmt.Errorf("carrying a bundle: %w", err)
	}
	receipts = strings.TrimSuffix(path, filepath.Ext(path)) + "-receipts" + BundleEnding
	err = writeWhole(receipts, func(to io.Writer) error {
		return l.client.Bundle(ctx, func() (io.ReadCloser, error) { return os.Open(path) }, to)
	})
	if err != nil {
		return "", fmt.Errorf("carrying a bundle: %w", bundleFault(err))
	}
	return receipts, nil
}

// bundleFault names what the portal found wrong with a file.
func bundleFault(err error) error {
	var problem *portal.ProblemError
	switch {
	case errors.Is(err, portal.ErrForbidden):
		return fmt.Errorf("%w: %w", ErrBundleAuthor, err)
	case !errors.As(err, &problem):
		return meaning(err)
	case problem.Problem.Type == portal.ProblemTooLarge:
		return fmt.Errorf("%w: %w", bundle.ErrTooLarge, err)
	case problem.Problem.Type == portal.ProblemNotFound:
		return fmt.Errorf("%w: %w", portal.ErrUpgrade, err)
	case problem.Problem.Status < 500:
		return fmt.Errorf("%w: %w", bundle.ErrDamaged, err)
	}
	return meaning(err)
}

// OpenReceipts takes the portal's answer to a bundle of this profile: receipts, and what others have changed. Taking it
// twice, or after a newer one, changes nothing. It returns ErrNoPortal, ErrBundlePortal, ErrNotReceipts, ErrWriteAgain,
// syncer.ErrOtherDevice, and the errors of bundle.Open.
func (d *Desk) OpenReceipts(ctx context.Context, path string) (Report, error) {
	if d.syncer == nil {
		return Report{}, ErrNoPortal
	}
	report, err := d.openReceipts(ctx, path)
	if err != nil {
		return report, fmt.Errorf("opening receipts: %w", err)
	}
	return report, nil
}

func (d *Desk) openReceipts(ctx context.Context, path string) (Report, error) {
	file, err := os.Open(path)
	if err != nil {
		return Report{}, err
	}
	defer file.Close() //nolint:errcheck // it was only read
	content, err := bundle.Open(file, func(l bundle.Label) (string, error) {
		if err := d.expect(l, bundle.Receipts); err != nil {
			return "", err
		}
		secret, err := d.vault.Secret(secretReply)
		if errors.Is(err, vault.ErrNotFound) {
			return "", bundle.ErrOtherKey // this profile has never written a bundle
		}
		return secret, err
	})
	if err != nil {
		return Report{}, err
	}
	defer content.Close()
	lines := portal.NewLineReader(content, portal.MaxLine)
	var to bundle.Answered
	if err := lines.Next(&to); err != nil {
		return Report{}, receiptsFault(err)
	}
	result, err := d.syncer.Take(ctx, syncer.Answered{
		Device: to.Device, Epoch: to.Epoch, Cursor: to.Cursor, Position: to.Position, Hash: to.Hash, Problem: problemMeaning(to.Problem),
	}, answersIn(lines))
	if isAny(err, syncer.ErrForked, syncer.ErrCursorExpired) {
		err = fmt.Errorf("%w: %w", ErrWriteAgain, err)
	}
	return reportOf(result), err
}

// answersIn yields the lines up to the file's end.
func answersIn(lines *portal.LineReader) iter.Seq2[aid.Answer, error] {
	return func(yield func(aid.Answer, error) bool) {
		for {
			var a aid.Answer
			err := lines.Next(&a)
			if err == io.EOF || !yield(a, receiptsFault(err)) || err != nil {
				return
			}
		}
	}
}

// receiptsFault takes lines that break off or cannot be read for a damaged file.
func receiptsFault(err error) error {
	var line *portal.LineError
	if errors.As(err, &line) || isAny(err, io.EOF, io.ErrUnexpectedEOF, portal.ErrTooLarge) {
		return fmt.Errorf("%w: %w", bundle.ErrDamaged, err)
	}
	return err
}

// problemMeaning is what the syncer should make of a problem that the portal has put into the receipts.
func problemMeaning(kind string) error {
	switch kind {
	case "":
		return nil
	case portal.ProblemDeviceFork:
		return syncer.ErrForked
	case portal.ProblemCursorExpired:
		return syncer.ErrCursorExpired
	case portal.ProblemProtocol:
		return portal.ErrUpgrade
	}
	return &portal.ProblemError{Problem: portal.Problem{Type: kind, Detail: kind}}
}

// byteCount counts what is written.
type byteCount struct {
	io.Writer
	bytes int64
}

func (c *byteCount) Write(p []byte) (int, error) {
	n, err := c.Writer.Write(p)
	c.bytes += int64(n)
	return n, err
}
