package tui

const terminalName = "CONIN$"
