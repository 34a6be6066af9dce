package mvt

import (
	"fmt"
	"math"
	"strconv"

	"google.golang.org/protobuf/encoding/protowire"
)

// Decode reads the layers of a tile that are wanted, by name; nil wants them all. The error wraps ErrDamaged or
// ErrTooLarge.
func Decode(tile []byte, wanted func(layer string) bool) ([]Layer, error) {
	d := decoder{features: maxFeatures, vertices: maxVertices}
	var layers []Layer
	count := 0
	err := fields(tile, func(number protowire.Number, v value) error {
		if number != 3 {
			return nil
		}
		if count++; count > maxLayers {
			return fmt.Errorf("more than %d layers: %w", maxLayers, ErrTooLarge)
		}
		name, err := layerName(v.bytes)
		if err != nil || wanted != nil && !wanted(name) {
			return err
		}
		l, err := d.layer(v.bytes)
		if err != nil {
			return fmt.Errorf("layer %q: %w", name, err)
		}
		layers = append(layers, l)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading a vector tile: %w", err)
	}
	return layers, nil
}

// value is a field's: bytes of a message, text or packed list, or a number's bits.
type value struct {
	bytes []byte
	bits  uint64
	kind  protowire.Type
}

// fields calls visit for each field of a message.
func fields(b []byte, visit func(protowire.Number, value) error) error {
	for len(b) > 0 {
		number, kind, n := protowire.ConsumeTag(b)
		if n < 0 {
			return ErrDamaged
		}
		b = b[n:]
		v := value{kind: kind}
		switch kind {
		case protowire.BytesType:
			v.bytes, n = protowire.ConsumeBytes(b)
		case protowire.VarintType:
			v.bits, n = protowire.ConsumeVarint(b)
		case protowire.Fixed64Type:
			v.bits, n = protowire.ConsumeFixed64(b)
		case protowire.Fixed32Type:
			var bits uint32
			bits, n = protowire.ConsumeFixed32(b)
			v.bits = uint64(bits)
		default: // groups, which the format does not have
			return ErrDamaged
		}
		if n < 0 {
			return ErrDamaged
		}
		b = b[n:]
		if err := visit(number, v); err != nil {
			return err
		}
	}
	return nil
}

func layerName(layer []byte) (string, error) {
	var name string
	err := fields(layer, func(number protowire.Number, v value) error {
		if number == 1 {
			name = string(v.bytes[:min(len(v.bytes), 100)])
		}
		return nil
	})
	return name, err
}

// decoder counts down what a tile may still hold.
type decoder struct{ features, vertices int }

func (d *decoder) layer(b []byte) (Layer, error) {
	l := Layer{Extent: 4096}
	err := fields(b, func(number protowire.Number, v value) error {
		switch number {
		case 1:
			l.Name = string(v.bytes)
		case 2:
			if d.features--; d.features < 0 {
				return fmt.Errorf("more than %d features: %w", maxFeatures, ErrTooLarge)
			}
			f, err := d.feature(v.bytes)
			if err != nil {
				return err
			}
			l.Features = append(l.Features, f)
		case 3:
			l.keys = append(l.keys, string(v.bytes))
		case 4:
			text, err := valueText(v.bytes)
			if err != nil {
				return err
			}
			l.values = append(l.values, text)
		case 5:
			if v.bits == 0 || v.bits > maxExtent {
				return fmt.Errorf("extent %d: %w", v.bits, ErrDamaged)
			}
			l.Extent = int(v.bits)
		}
		if len(l.keys) > maxValues || len(l.values) > maxValues {
			return fmt.Errorf("more than %d keys or values: %w", maxValues, ErrTooLarge)
		}
		return nil
	})
	return l, err
}

func valueText(b []byte) (string, error) {
	var text string
	err := fields(b, func(number protowire.Number, v value) error {
		switch number {
		case 1:
			text = string(v.bytes)
		case 2:
			text = strconv.FormatFloat(float64(math.Float32frombits(uint32(v.bits))), 'f', -1, 32)
		case 3:
			text = strconv.FormatFloat(math.Float64frombits(v.bits), 'f', -1, 64)
		case 4:
			text = strconv.FormatInt(int64(v.bits), 10)
		case 5:
			text = strconv.FormatUint(v.bits, 10)
		case 6:
			text = strconv.FormatInt(protowire.DecodeZigZag(v.bits), 10)
		case 7:
			text = strconv.FormatBool(v.bits != 0)
		}
		return nil
	})
	return text, err
}

func (d *decoder) feature(b []byte) (Feature, error) {
	var f Feature
	var geometry []byte
	err := fields(b, func(number protowire.Number, v value) error {
		switch number {
		case 2:
			tags := v.bytes
			for len(tags) > 0 {
				tag, n := protowire.ConsumeVarint(tags)
				if n < 0 || tag > maxValues {
					return ErrDamaged
				}
				f.tags = append(f.tags, uint32(tag))
				tags = tags[n:]
			}
		case 3:
			f.Kind = Kind(min(v.bits, 255))
		case 4:
			geometry = v.bytes
		}
		return nil
	})
	if err != nil {
		return Feature{}, err
	}
	f.Parts, err = d.geometry(geometry, f.Kind)
	return f, err
}
