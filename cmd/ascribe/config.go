package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/spf13/cobra"

	"ascribe/tui"
	"ascribe/tui/settings"
)

// newConfig is the commands about the settings file.
func newConfig(out io.Writer) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Write, find or check the settings file",
		Long: "The reader's settings are a TOML file: theme, width, layers at start, mouse, least confidence, " +
			"verdicts and the keys of every action.",
		Example: "ascribe config init\n$EDITOR \"$(ascribe config path)\"\nascribe config check",
		Args:    none,
		RunE: func(*cobra.Command, []string) error {
			return usage("config does nothing by itself", "say ascribe config init, path or check")
		},
	}
	cmd.AddCommand(newConfigInit(out), newConfigPath(out), newConfigCheck(out))
	return cmd
}

func newConfigInit(out io.Writer) *cobra.Command {
	force := false
	cmd := &cobra.Command{
		Use:   "init",
		Short: "Write a settings file in which every setting is explained",
		Args:  none,
		RunE: func(*cobra.Command, []string) error {
			name := settings.Path()
			err := settings.Init(name, tui.Known(), force)
			switch {
			case errors.Is(err, fs.ErrExist):
				return usage(name+" exists already", "add --force to replace it")
			case err != nil:
				return failure("cannot write "+name+": "+reason(err), "set XDG_CONFIG_HOME to a directory that can be written", err)
			}
			_, err = fmt.Fprintln(out, name)
			return cannotWrite(err)
		},
	}
	cmd.Flags().BoolVar(&force, "force", false, "replace the file when there is one")
	return cmd
}

func newConfigPath(out io.Writer) *cobra.Command {
	return &cobra.Command{
		Use:   "path",
		Short: "Print where the settings file belongs",
		Args:  none,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(out, settings.Path())
			return cannotWrite(err)
		},
	}
}

func newConfigCheck(out io.Writer) *cobra.Command {
	return &cobra.Command{
		Use:   "check [FILE]",
		Short: "Check the settings file, or FILE",
		Args:  atMostOne,
		RunE: func(_ *cobra.Command, args []string) error {
			name := settings.Path()
			if len(args) > 0 {
				name = args[0]
			}
			_, err := settings.Read(name, tui.Known())
			switch {
			case errors.Is(err, fs.ErrNotExist) && len(args) == 0:
				_, err = fmt.Fprintf(out, "%s: there is none, which is fine\n", name)
				return cannotWrite(err)
			case errors.Is(err, fs.ErrNotExist):
				return failure(name+" does not exist", "write a settings file with ascribe config init", err)
			case err != nil:
				return badSettings(err)
			}
			_, err = fmt.Fprintf(out, "%s: all is well\n", name)
			return cannotWrite(err)
		},
	}
}

// badSettings is the problem of a settings file with a mistake in it.
func badSettings(err error) error {
	var e *settings.Error
	if !errors.As(err, &e) {
		return failure("cannot read the settings: "+reason(err), "see ascribe config path", err)
	}
	what := e.File
	if e.Line > 0 {
		what = fmt.Sprintf("%s:%d", e.File, e.Line)
	}
	return usage(what+": "+e.What, e.Hint)
}
