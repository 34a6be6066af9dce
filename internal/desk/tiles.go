package desk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"focalpoint/internal/atlas/mbtiles"
	"focalpoint/internal/atlas/tileset"
)

// ErrTiles says that a file is neither MBTiles nor PMTiles, or that its tiles cannot be drawn.
var ErrTiles = errors.New("not tiles that can be drawn")

// tileSamples is how many tiles of a file are decoded to see whether all can be.
const tileSamples = 100

// OpenTiles opens a file of tiles as PMTiles: MBTiles are converted into a temporary file, which goes when it is closed. It
// returns ErrTiles, the context's error or the system's.
func OpenTiles(ctx context.Context, path string) (tiles io.ReadSeekCloser, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("opening the tiles: %w", err)
	}
	begin := make([]byte, len(mbtiles.Magic))
	if n, _ := file.ReadAt(begin, 0); string(begin[:n]) == mbtiles.Magic {
		converted, err := convertTiles(ctx, file)
		if err = errors.Join(err, file.Close()); err != nil {
			return nil, err
		}
		return converted, nil
	}
	if err := checkTiles(ctx, file); err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return file, nil
}

func convertTiles(ctx context.Context, database *os.File) (io.ReadSeekCloser, error) {
	info, err := database.Stat()
	if err != nil {
		return nil, fmt.Errorf("opening the tiles: %w", err)
	}
	file, err := os.CreateTemp("", "focalpoint-*.pmtiles")
	if err != nil {
		return nil, fmt.Errorf("converting the tiles: %w", err)
	}
	converted := temporary{file}
	if err = mbtiles.Convert(ctx, database, info.Size(), file); err != nil {
		return nil, errors.Join(fmt.Errorf("%w: %w", ErrTiles, err), converted.Close())
	}
	if err = checkTiles(ctx, file); err == nil {
		_, err = file.Seek(0, io.SeekStart)
	}
	if err != nil {
		return nil, errors.Join(err, converted.Close())
	}
	return converted, nil
}

func checkTiles(ctx context.Context, file *os.File) error {
	info, err := file.Stat()
	if err != nil {
		return fmt.Errorf("opening the tiles: %w", err)
	}
	set, err := tileset.Open(file, info.Size(), nil)
	if err == nil {
		err = set.Check(ctx, tileSamples)
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return fmt.Errorf("%w: %w", ErrTiles, err)
	}
	return nil
}

// temporary is a file that goes when it is closed.
type temporary struct{ *os.File }

// Close closes and removes the file.
func (t temporary) Close() error { return errors.Join(t.File.Close(), os.Remove(t.Name())) }
