package attachment

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"

	"golang.org/x/image/draw"
)

const (
	// maxPixels bounds a picture that is attached; today's cameras stay below it.
	maxPixels = 200_000_000
	// maxMemory bounds what decoding a picture to show it may take, in bytes.
	maxMemory = 256 << 20
)

// Check looks whether a picture is whole, and no larger than a camera makes one. Nothing is decoded. Files of other types
// are not looked into. It returns ErrDamaged or ErrTooManyPixels.
func Check(file io.ReadSeeker, media string) error {
	if !IsPicture(media) {
		return nil
	}
	config, err := configOf(file, media)
	if err != nil {
		return err
	}
	if int64(config.Width)*int64(config.Height) > maxPixels {
		return fmt.Errorf("%w: %d x %d", ErrTooManyPixels, config.Width, config.Height)
	}
	return Clean(io.Discard, file, media)
}

// configOf reads a picture's size and leaves the file at its beginning.
func configOf(file io.ReadSeeker, media string) (config image.Config, err error) {
	if media == TypePNG {
		config, err = png.DecodeConfig(file)
	} else {
		config, err = jpeg.DecodeConfig(file)
	}
	if err = meaning(err); err != nil {
		return config, err
	}
	if config.Width <= 0 || config.Height <= 0 {
		return config, ErrDamaged
	}
	_, err = file.Seek(0, io.SeekStart)
	return config, err
}

// Preview is a picture made to fit into a square of side pixels, on white, and turned as its camera was held. It returns
// ErrDamaged, or ErrNoPreview for one that needs too much memory, which is found before it is decoded, or is of a rare
// kind.
func Preview(file io.ReadSeeker, media string, side int) (image.Image, error) {
	if !IsPicture(media) {
		return nil, ErrNoPreview
	}
	config, err := configOf(file, media)
	if err != nil {
		return nil, err
	}
	head := jpegHead{turned: 1}
	if media == TypeJPEG {
		head = readJPEGHead(file)
		if _, err := file.Seek(0, io.SeekStart); err != nil {
			return nil, err
		}
	}
	if memory(config, head) > maxMemory {
		return nil, fmt.Errorf("%w: %d x %d", ErrNoPreview, config.Width, config.Height)
	}
	var picture image.Image
	if media == TypePNG {
		picture, err = png.Decode(file)
	} else {
		picture, err = jpeg.Decode(file)
	}
	if err != nil {
		return nil, meaning(err)
	}
	return upright(small(picture, side), head.turned), nil
}

// memory is about how many bytes decoding takes. A progressive JPEG is kept as coefficients, of four bytes, too.
func memory(config image.Config, head jpegHead) int64 {
	bytes := int64(4)
	switch config.ColorModel {
	case color.GrayModel:
		bytes = 1
	case color.Gray16Model:
		bytes = 2
	case color.YCbCrModel:
		bytes = 3
	case color.RGBA64Model, color.NRGBA64Model:
		bytes = 8
	}
	if head.progressive {
		bytes *= 5
	}
	return bytes * int64(config.Width) * int64(config.Height)
}

// meaning is this package's error for a decoder's.
func meaning(err error) error {
	var rareJPEG jpeg.UnsupportedError
	var rarePNG png.UnsupportedError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &rareJPEG), errors.As(err, &rarePNG):
		return fmt.Errorf("%w: %w", ErrNoPreview, err)
	}
	return fmt.Errorf("%w: %w", ErrDamaged, err)
}

func small(picture image.Image, side int) *image.RGBA {
	size := picture.Bounds().Size()
	width, height := side, size.Y*side/size.X
	if size.Y > size.X {
		width, height = size.X*side/size.Y, side
	}
	out := image.NewRGBA(image.Rect(0, 0, max(min(width, size.X), 1), max(min(height, size.Y), 1)))
	draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
	draw.BiLinear.Scale(out, out.Bounds(), picture, picture.Bounds(), draw.Over, nil)
	return out
}

// upright turns a picture by its EXIF orientation.
func upright(picture *image.RGBA, turned uint16) image.Image {
	if turned < 2 {
		return picture
	}
	w, h := picture.Bounds().Dx(), picture.Bounds().Dy()
	from := func(x, y int) color.Color { return picture.At(x, y) }
	at := map[uint16]func(x, y int) color.Color{
		2: func(x, y int) color.Color { return from(w-1-x, y) },
		3: func(x, y int) color.Color { return from(w-1-x, h-1-y) },
		4: func(x, y int) color.Color { return from(x, h-1-y) },
		5: func(x, y int) color.Color { return from(y, x) },
		6: func(x, y int) color.Color { return from(y, h-1-x) },
		7: func(x, y int) color.Color { return from(w-1-y, h-1-x) },
		8: func(x, y int) color.Color { return from(w-1-y, x) },
	}[turned]
	size := image.Rect(0, 0, w, h)
	if turned >= 5 {
		size = image.Rect(0, 0, h, w)
	}
	out := image.NewRGBA(size)
	for y := range size.Dy() {
		for x := range size.Dx() {
			out.Set(x, y, at(x, y))
		}
	}
	return out
}
