package bundle_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"focalpoint/internal/exchange/bundle"
)

var label = bundle.Label{Kind: bundle.Outbox, Portal: "0193a7c2-0000-7000-8000-000000000001"}

func seal(t interface{ Fatal(...any) }, l bundle.Label, public string, content []byte) []byte {
	var file bytes.Buffer
	w, err := bundle.Seal(&file, l, public)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func open(file []byte, secret string) (content []byte, label bundle.Label, err error) {
	r, err := bundle.Open(bytes.NewReader(file), func(l bundle.Label) (string, error) {
		label = l
		return secret, nil
	})
	if err != nil {
		return nil, label, err
	}
	defer r.Close()
	content, err = io.ReadAll(r)
	return content, label, err
}

func keys(t interface{ Fatal(...any) }) (secret, public string) {
	secret, public, err := bundle.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	return secret, public
}

func TestWhatIsSealedIsOpened(t *testing.T) {
	secret, public := keys(t)
	rapid.Check(t, func(t *rapid.T) {
		l := bundle.Label{
			Kind: rapid.SampledFrom([]bundle.Kind{bundle.Outbox, bundle.Receipts}).Draw(t, "kind"), Portal: label.Portal, Training: rapid.Bool().Draw(t, "training"),
		}
		want := bytes.Repeat(rapid.SliceOf(rapid.Byte()).Draw(t, "content"), rapid.IntRange(1, 2000).Draw(t, "times"))
		file := seal(t, l, public, want)
		got, at, err := open(file, secret)
		l.Format, l.Version = bundle.Format, bundle.Version
		if err != nil || !bytes.Equal(got, want) || at != l {
			t.Fatalf("%d bytes of %d, %+v: %v", len(got), len(want), at, err)
		}
		if read, err := bundle.ReadLabel(bytes.NewReader(file)); err != nil || read != l {
			t.Fatal(read, err)
		}
	})
}

// Every byte counts: a file that was cut off or changed anywhere is not taken for whole.
func TestDamageIsNoticed(t *testing.T) {
	secret, public := keys(t)
	file := seal(t, label, public, []byte(strings.Repeat("a change\n", 20)))
	for i := range file {
		if _, _, err := open(file[:i], secret); err == nil {
			t.Errorf("cut off at %d of %d bytes it opens", i, len(file))
		}
		changed := bytes.Clone(file)
		changed[i] ^= 1
		if _, _, err := open(changed, secret); err == nil {
			t.Errorf("with byte %d changed it opens", i)
		}
	}
	relabelled := bytes.Replace(file, []byte(`"training":false`), []byte(`"training":true`), 1)
	if _, _, err := open(relabelled, secret); !errors.Is(err, bundle.ErrDamaged) {
		t.Errorf("under another label it opens: %v", err)
	}
}

func TestOtherFilesAreRefused(t *testing.T) {
	secret, public := keys(t)
	_, foreign := keys(t)
	for name, c := range map[string]struct {
		file []byte
		want error
	}{
		"empty":       {nil, bundle.ErrNotBundle},
		"a picture":   {[]byte("\xff\xd8\xff\xe0"), bundle.ErrNotBundle},
		"other JSON":  {[]byte(`{"format":"excel","version":1}` + "\n"), bundle.ErrNotBundle},
		"endless":     {bytes.Repeat([]byte("{"), 1<<20), bundle.ErrNotBundle},
		"newer":       {[]byte(`{"format":"focalpoint-bundle","version":2,"kind":"outbox"}` + "\n"), bundle.ErrNewer},
		"another key": {seal(t, label, foreign, []byte("x")), bundle.ErrOtherKey},
		"many keys":   {append(seal(t, label, public, nil)[:130], bytes.Repeat([]byte("age-encryption.org/v1\n-> x\n"), 1<<12)...), nil},
	} {
		_, _, err := open(c.file, secret)
		if err == nil || c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := bundle.Seal(io.Discard, label, "age1nobody"); !errors.Is(err, bundle.ErrKey) {
		t.Error(err)
	}
	if _, _, err := open(seal(t, label, public, nil), "no key"); !errors.Is(err, bundle.ErrKey) {
		t.Error(err)
	}
	refused := errors.New("another portal")
	_, err := bundle.Open(bytes.NewReader(seal(t, label, public, nil)), func(bundle.Label) (string, error) { return "", refused })
	if !errors.Is(err, refused) {
		t.Error(err)
	}
}

// A small file that would fill the disk is read no further than the limit.
func TestWhatGrowsWithoutEndIsStopped(t *testing.T) {
	if testing.Short() {
		t.Skip("reads a gibibyte")
	}
	secret, public := keys(t)
	in, out := io.Pipe()
	go func() {
		w, err := bundle.Seal(out, label, public)
		for zeros := make([]byte, 1<<20); err == nil; {
			_, err = w.Write(zeros)
		}
		out.CloseWithError(err)
	}()
	r, err := bundle.Open(in, func(bundle.Label) (string, error) { return secret, nil })
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	n, err := io.Copy(io.Discard, r)
	if !errors.Is(err, bundle.ErrTooLarge) || n > bundle.MaxBytes {
		t.Errorf("%d bytes: %v", n, err)
	}
	in.Close()
}

func FuzzOpen(f *testing.F) {
	secret, public := keys(f)
	whole := seal(f, label, public, []byte("a change\n"))
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add([]byte(`{"format":"focalpoint-bundle","version":1,"kind":"receipts"}` + "\nage-encryption.org/v1\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		content, _, err := open(file, secret)
		if err == nil && string(content) != "a change\n" {
			t.Errorf("a file of somebody's making opens: %q", content)
		}
	})
}
