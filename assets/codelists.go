package assets

import "embed"

// Codelists holds the code lists in the text form of aid.ParseCodelists: the portal's classification, OECD DAC purpose
// codes, the lists of IATI 2.03 and the currencies of ISO 4217, each with its edition. Names in English are those of the
// lists; names in Ukrainian are this program's.
//
//go:embed codelists/*.tsv
var Codelists embed.FS
