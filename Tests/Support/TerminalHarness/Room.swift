enum TerminalHarnessRoom {}
