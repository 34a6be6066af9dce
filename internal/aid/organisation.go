package aid

// Organisation is an institution that reports or takes part.
type Organisation struct {
	ID      ID
	Rev     int64
	Name    Text   `field:"name,group"`
	Acronym Text   `field:"acronym,group"`
	IATI    string `field:"iati_identifier"` // IATI organisation identifier, such as XM-DAC-41114
	Type    string `field:"type"`            // IATI OrganisationType
	Website string `field:"website"`
	Deleted bool   `field:"deleted"`
	Unknown Fields `field:",unknown"`
}

// Person is somebody who works with the portal.
type Person struct {
	ID      ID
	Rev     int64
	Name    string `field:"name"`
	Email   string `field:"email"`
	Phone   string `field:"phone"`
	Org     ID     `field:"organisation"`
	Role    Role   `field:"role"`
	Deleted bool   `field:"deleted"`
	Unknown Fields `field:",unknown"`
}
