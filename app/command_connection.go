package main

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"focalpoint/internal/desk"
)

// answer is what --on-request takes.
type answer string

const (
	yes answer = "yes"
	no  answer = "no"
)

// proxySystem is how --proxy names the system's proxy.
const proxySystem = "system"

func (p *program) profileConnectionCommand() *cobra.Command {
	var proxy string
	var onRequest answer
	cmd := &cobra.Command{
		Use: "connection [--on-request ANSWER] [--proxy URL]",
		Example: `  focalpoint profile connection
  focalpoint profile connection --on-request yes
  focalpoint profile connection --proxy http://proxy.example:3128`,
		Args: exactly(0),
		RunE: p.withDesk(func(cmd *cobra.Command, d *desk.Desk, _ []string) error {
			if err := setConnection(d, cmd.Flags(), onRequest, proxy); err != nil {
				return err
			}
			return p.printConnection(d)
		}),
	}
	cmd.Flags().Var(oneOf[answer]{&onRequest, []answer{yes, no}}, "on-request", "")
	cmd.Flags().StringVar(&proxy, "proxy", "", "")
	return cmd
}

// setConnection keeps what was said, and no more.
func setConnection(d *desk.Desk, said *pflag.FlagSet, onRequest answer, proxy string) error {
	if said.Changed("proxy") {
		if proxy == proxySystem {
			proxy = ""
		}
		if err := d.SetProxy(proxy); err != nil {
			return err
		}
	}
	if said.Changed("on-request") {
		return d.SetOnRequest(onRequest == yes)
	}
	return nil
}

func (p *program) printConnection(d *desk.Desk) error {
	t, status, proxy := p.text(), d.Status(), d.Proxy()
	if p.json {
		return p.document(map[string]any{"on_request": status.OnRequest, "paused": status.Paused, "proxy": proxy})
	}
	switch proxy {
	case "":
		proxy = t.T("commands.connection.system")
	case desk.ProxyDirect:
		proxy = t.T("commands.connection.direct")
	}
	begins := "by_itself"
	switch {
	case status.Paused:
		begins = "paused"
	case status.OnRequest:
		begins = "on_request"
	}
	return p.table([][]string{
		{t.T("commands.connection.exchanges"), t.T("commands.connection." + begins)},
		{t.T("commands.connection.proxy"), proxy},
	})
}
