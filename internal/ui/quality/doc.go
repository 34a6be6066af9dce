// Package quality is the page of the whole portfolio's quality: what the rules find, by rule, what it means and what to do,
// the records under each, likely duplicates side by side, and one button for what nobody can doubt.
package quality
