package portal

import (
	"encoding/base32"
	"encoding/hex"
	"fmt"
	"strings"
)

// A code is typed by hand, so it is in Crockford's base 32 (https://www.crockford.com/base32.html: no I, L, O, U):
//
//	8 bytes   the secret
//	16 bytes  the first half of the certificate's SHA-256, only when the certificate is self-signed
//	2 bytes   CRC-16/CCITT of the above, which finds every wrong letter and every two swapped ones
const (
	codeSecret = 8
	codePin    = 16
	codeSum    = 2
)

var crockford = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding)

// Code is a one-time enrolment code: a secret, and the fingerprint by which a self-signed portal is known.
type Code struct {
	secret [codeSecret]byte
	pin    []byte // codePin bytes or none
}

// NewCode makes a code. The fingerprint is the SHA-256 of the portal's certificate when it is self-signed, else nil.
func NewCode(secret [8]byte, fingerprint []byte) Code {
	code := Code{secret: secret}
	if len(fingerprint) >= codePin {
		code.pin = fingerprint[:codePin:codePin]
	}
	return code
}

// ParseCode reads a code as people type it: letters of either case, with spaces and hyphens anywhere, O for 0, and I or
// L for 1. It returns ErrCodeTypo for anything that String did not make.
func ParseCode(s string) (Code, error) {
	if len(s) > 200 {
		return Code{}, ErrCodeTypo
	}
	raw, err := crockford.DecodeString(codeTyping.Replace(strings.ToUpper(s)))
	if err != nil {
		return Code{}, fmt.Errorf("%w: a letter that codes do not have", ErrCodeTypo)
	}
	length := len(raw) - codeSum
	if length != codeSecret && length != codeSecret+codePin {
		return Code{}, fmt.Errorf("%w: too short or too long", ErrCodeTypo)
	}
	if sum := crc16(raw[:length]); raw[length] != byte(sum>>8) || raw[length+1] != byte(sum) {
		return Code{}, fmt.Errorf("%w: a letter is wrong", ErrCodeTypo)
	}
	code := NewCode([codeSecret]byte(raw), raw[codeSecret:length])
	if code.letters() != codeTyping.Replace(strings.ToUpper(s)) {
		return Code{}, fmt.Errorf("%w: the last letter is wrong", ErrCodeTypo)
	}
	return code, nil
}

// codeTyping undoes what fingers and eyes do to a code, the hyphens of other keyboards included.
var codeTyping = strings.NewReplacer(
	" ", "", "\t", "", "\n", "", "\r", "", "\u00a0", "", "-", "", "‐", "", "‑", "", "–", "", "—", "", ".", "",
	"O", "0", "I", "1", "L", "1",
)

// String is the code as it is handed out, in groups: 16 letters, or 42 with a fingerprint.
func (c Code) String() string {
	letters, size := c.letters(), 4
	if c.pin != nil {
		size = 6
	}
	var groups []string
	for len(letters) > size {
		groups, letters = append(groups, letters[:size]), letters[size:]
	}
	return strings.Join(append(groups, letters), "-")
}

func (c Code) letters() string {
	raw := append(c.secret[:], c.pin...)
	sum := crc16(raw)
	return crockford.EncodeToString(append(raw, byte(sum>>8), byte(sum)))
}

// Secret is the part that the portal is asked about, in hexadecimal. The fingerprint never leaves this computer.
func (c Code) Secret() string { return hex.EncodeToString(c.secret[:]) }

// Pin is the fingerprint for Options.Pins, or "" when the portal's certificate is one that systems trust.
func (c Code) Pin() string { return hex.EncodeToString(c.pin) }

// Pins is Pin as a list, empty when there is none.
func (c Code) Pins() []string {
	if c.pin == nil {
		return nil
	}
	return []string{c.Pin()}
}

// crc16 is CRC-16/CCITT-FALSE: every error burst of up to 16 bits changes it.
func crc16(data []byte) uint16 {
	sum := uint16(0xffff)
	for _, b := range data {
		sum ^= uint16(b) << 8
		for range 8 {
			carry := sum&0x8000 != 0
			if sum <<= 1; carry {
				sum ^= 0x1021
			}
		}
	}
	return sum
}
