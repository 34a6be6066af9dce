package desk

import (
	"time"

	"focalpoint/internal/syncer"
	"focalpoint/internal/vault"
)

// historyRead is how far back the last good exchange is looked for.
const historyRead = 100

// log keeps an exchange in the vault's history. Those in which nothing happened are only remembered until the program
// ends: one every few minutes would push out the others.
func (d *Desk) log(result syncer.Result, err error) {
	if err == nil {
		d.mu.Lock()
		d.last = d.now()
		d.mu.Unlock()
	}
	others := result.Merged + result.Conflicts + result.Refused
	if err == nil && result.Accepted+others+result.Pulled == 0 {
		return
	}
	x := vault.Exchange{
		At: d.now(), Duration: result.Duration, Accepted: result.Accepted, Others: others, Pulled: result.Pulled,
		Up: result.Up, Down: result.Down,
	}
	if err != nil {
		x.Failure = err.Error()
	}
	_ = d.vault.LogExchange(x) // the history is no reason to call the exchange itself failed
}

// lastSent is when an exchange last went well; zero when none did.
func (d *Desk) lastSent() time.Time {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.last
}

func lastExchange(v *vault.Vault) (time.Time, error) {
	history, err := v.Exchanges(historyRead)
	if err != nil {
		return time.Time{}, err
	}
	for _, x := range history {
		if x.Failure == "" {
			return x.At, nil
		}
	}
	return time.Time{}, nil
}
