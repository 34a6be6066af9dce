package pmtiles

// tileID numbers the tiles of all zooms: zoom 0 first, and within a zoom along a Hilbert curve, so that neighbours have
// near numbers. The tile has to exist: z up to MaxZoom, x and y below 2^z.
func tileID(z int, x, y uint32) uint64 {
	id := uint64(0)
	for level := range z {
		id += uint64(1) << (2 * level)
	}
	for side := uint32(1) << z >> 1; side > 0; side >>= 1 {
		rx, ry := x&side, y&side
		switch { // the quarters in the order in which the curve visits them
		case rx == 0 && ry != 0:
			id += uint64(side) * uint64(side)
		case rx != 0 && ry != 0:
			id += 2 * uint64(side) * uint64(side)
		case rx != 0:
			id += 3 * uint64(side) * uint64(side)
		}
		if ry == 0 { // the curve is turned in the two upper quarters
			if rx != 0 {
				x, y = side-1-x&(side-1), side-1-y&(side-1)
			}
			x, y = y, x
		}
	}
	return id
}

// lastID is the number of the last tile of MaxZoom.
var lastID = tileID(MaxZoom, 1<<MaxZoom-1, 0)

// tileAt is the reverse of tileID.
func tileAt(id uint64) (z, x, y int) {
	for ; z < MaxZoom && id >= uint64(1)<<(2*z); z++ {
		id -= uint64(1) << (2 * z)
	}
	for level := range z {
		side := 1 << level
		right := int(id>>1) & 1
		down := int(id)&1 ^ right
		if down == 0 {
			if right != 0 {
				x, y = side-1-x, side-1-y
			}
			x, y = y, x
		}
		x, y = x+side*right, y+side*down
		id >>= 2
	}
	return z, x, y
}
