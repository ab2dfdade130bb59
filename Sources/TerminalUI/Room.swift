enum TerminalUIRoom {}
