// Package spelling compares and converts spellings of Ukrainian place names: official Latin letters, and a folded form
// in which "Кам’янське", "каменское" typed without an apostrophe, or "Kam'yans'ke" can be looked up.
package spelling
