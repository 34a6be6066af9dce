package main

// version is the program's version, as FyneApp.toml has it; a build may set it with -ldflags "-X main.version=…".
var version = "0.1.0"
