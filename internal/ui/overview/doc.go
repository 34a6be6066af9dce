// Package overview is the page with the map of everything: the pins of all activities, gathered where they are many,
// filters, oblasts filled by number or budget, a legend, and pictures of what is shown.
package overview
