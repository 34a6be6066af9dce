package vault

// syncDir does nothing: Windows makes a rename durable with the file.
func syncDir(string) error { return nil }
