package tileset

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	_ "image/jpeg" // a format of tiles
	_ "image/png"  // a format of tiles

	_ "golang.org/x/image/webp" // a format of tiles
)

// maxSide is the largest width and height of a tile, in pixels.
const maxSide = 1024

// decodePicture decodes a tile as a picture with its alpha multiplied in. Its size is looked at before its pixels are.
func decodePicture(b []byte) (picture *image.RGBA, err error) {
	defer func() { // decoders of pictures have fallen over hostile files before
		if failed := recover(); failed != nil {
			picture, err = nil, fmt.Errorf("%w: %v", ErrPicture, failed)
		}
	}()
	config, _, err := image.DecodeConfig(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrPicture, err)
	}
	if config.Width < 1 || config.Height < 1 || config.Width > maxSide || config.Height > maxSide {
		return nil, fmt.Errorf("%d by %d pixels: %w", config.Width, config.Height, ErrPicture)
	}
	decoded, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrPicture, err)
	}
	if ready, ok := decoded.(*image.RGBA); ok && ready.Rect.Min == (image.Point{}) {
		return ready, nil
	}
	picture = image.NewRGBA(image.Rect(0, 0, decoded.Bounds().Dx(), decoded.Bounds().Dy()))
	draw.Draw(picture, picture.Rect, decoded, decoded.Bounds().Min, draw.Src)
	return picture, nil
}
