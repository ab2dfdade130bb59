import QRCode
import TerminalHarness
import Testing

struct TerminalSessionTests {
  /// A shell script on a terminal.
  private func shell(
    _ script: String, columns: Int = 80, rows: Int = 24
  ) throws -> TerminalSession {
    try TerminalSession(
      executable: "/bin/sh", arguments: ["-c", script], columns: columns, rows: rows)
  }

  @Test func `shows what a program writes and how it ended`() async throws {
    let session = try shell("echo hello; printf '\\033[5;10Hthere'; exit 7")
    defer { session.close() }
    #expect(try await session.waitForExit() == .exited(7))
    #expect(session.screenRows[0] == "hello")
    #expect(session.screenRows[4] == "         there")
    #expect(session.screenRows.count == 24)
    #expect(session.position(of: "there").map { [$0.x, $0.y] } == [9, 4])
    #expect(String(decoding: session.rawOutput, as: UTF8.self).hasPrefix("hello\r\n"))
  }

  @Test func `is the controlling terminal, of the size that was asked for`() async throws {
    let session = try shell("tty; stty size; ps -o tty= -p $$", columns: 61, rows: 17)
    defer { session.close() }
    try await session.waitForExit()
    #expect(session.screenText.contains("17 61"))
    let terminal = session.screenRows[0]
    #expect(terminal.hasPrefix("/dev/pts/"))
    #expect(session.screenRows[2] == String(terminal.dropFirst(5)))
  }

  @Test func `gives the program only the environment it is given`() async throws {
    let session = try TerminalSession(
      executable: "/usr/bin/env", environment: ["TERM": "vt100", "ONE": "eins"])
    defer { session.close() }
    try await session.waitForExit()
    #expect(session.screenRows.filter { !$0.isEmpty }.sorted() == ["ONE=eins", "TERM=vt100"])
  }

  @Test func `knows colours and attributes cell by cell`() async throws {
    let session = try shell(
      "printf '\\033[1;38;5;16;48;5;231mA\\033[0;7mB\\033[0;4;38;2;1;2;3mC\\033[0mD'")
    defer { session.close() }
    try await session.waitForExit()
    #expect(
      session.cell(x: 0, y: 0)
        == TerminalCell(
          text: "A", foreground: .indexed(16), background: .indexed(231), isBold: true))
    #expect(session.cell(x: 1, y: 0) == TerminalCell(text: "B", isReversed: true))
    #expect(
      session.cell(x: 2, y: 0)
        == TerminalCell(text: "C", foreground: .rgb(1, 2, 3), isUnderlined: true))
    #expect(session.cell(x: 3, y: 0) == TerminalCell(text: "D"))
    #expect(session.cell(x: 500, y: -3) == TerminalCell())
  }

  @Test func `a wide character covers two cells and a combining mark none`() async throws {
    let session = try shell("printf '한e\\314\\201x'")
    defer { session.close() }
    try await session.waitForExit()
    #expect(session.cell(x: 0, y: 0).text == "한" && session.cell(x: 0, y: 0).width == 2)
    #expect(session.cell(x: 1, y: 0).text == "")
    #expect(session.cell(x: 2, y: 0).text == "e\u{301}")
    #expect(session.screenRows[0] == "한e\u{301}x")
  }

  @Test func `types text that the program reads`() async throws {
    let session = try TerminalSession(executable: "/bin/cat")
    defer { session.close() }
    try session.send("kopi susu\n")
    // Once from the terminal's echo, once from cat.
    try await session.waitUntil("cat has answered") {
      Array($0.screenRows.prefix(2)) == ["kopi susu", "kopi susu"]
    }
    try session.send(key: "Ctrl-D")
    #expect(try await session.waitForExit() == .exited(0))
  }

  @Test(arguments: [
    ("Enter", "^M"), ("Esc", "^["), ("Tab", "^I"), ("Backspace", "^?"), ("Shift-Tab", "^[[Z"),
    ("Up", "^[OA"), ("Down", "^[OB"), ("Right", "^[OC"), ("Left", "^[OD"), ("Home", "^[OH"),
    ("End", "^[OF"), ("Del", "^[[3~"), ("PgUp", "^[[5~"), ("PgDn", "^[[6~"), ("F1", "^[OP"),
    ("F2", "^[OQ"), ("F4", "^[OS"), ("F5", "^[[15~"), ("F10", "^[[21~"), ("F12", "^[[24~"),
    ("Ctrl-O", "^O"), ("Ctrl-L", "^L"), ("Ctrl-Z", "^Z"), ("Space", " "), ("n", "n"), ("-", "-"),
    ("Alt-x", "^[x"), ("T", "T"),
  ])
  func `presses keys as xterm does for a full-screen program`(
    key: String, bytes: String
  ) async throws {
    let session = try shell("stty raw -echo; printf '\\033[?1hready:'; exec cat -vT")
    defer { session.close() }
    try await session.wait(for: "ready:")
    try session.send(key: key)
    try session.send("|")
    try await session.wait(for: "|")
    #expect(session.screenRows[0] == "ready:\(bytes)|")
  }

  @Test func `arrows follow the mode of the program`() async throws {
    let session = try shell("stty raw -echo; printf 'ready:'; exec cat -vT")
    defer { session.close() }
    try await session.wait(for: "ready:")
    try session.send(keys: "Up", "x")
    try await session.wait(for: "x")
    #expect(session.screenRows[0] == "ready:^[[Ax")
  }

  @Test func `refuses a key that nobody knows`() throws {
    let session = try TerminalSession(executable: "/bin/cat")
    defer { session.close() }
    #expect(throws: HarnessError.self) { try session.send(key: "Hyper") }
  }

  @Test func `brackets a paste when the program asked for it, and only then`() async throws {
    let script = "stty raw -echo; printf '\\033[?2004hready:'; exec cat -vT"
    let session = try shell(script)
    defer { session.close() }
    try await session.wait(for: "ready:")
    try session.paste("ab")
    try await session.wait(for: "201~")
    #expect(session.screenRows[0] == "ready:^[[200~ab^[[201~")

    let plain = try shell("stty raw -echo; printf 'ready:'; exec cat -vT")
    defer { plain.close() }
    try await plain.wait(for: "ready:")
    try plain.paste("ab|")
    try await plain.wait(for: "|")
    #expect(plain.screenRows[0] == "ready:ab|")
  }

  @Test func `answers the questions a terminal answers`() async throws {
    let session = try shell("stty raw -echo; printf '\\033[3;5H\\033[6n'; exec cat -vT")
    defer { session.close() }
    try await session.wait(for: "^[[3;5R")
  }

  @Test func `a new size reaches the program`() async throws {
    let session = try shell(
      "trap 'stty size; exit' WINCH; echo ready; while :; do sleep 0.01; done")
    defer { session.close() }
    try await session.wait(for: "ready")
    session.resize(columns: 120, rows: 40)
    try await session.wait(for: "40 120")
    #expect(session.columns == 120 && session.rows == 40)
    #expect(session.screenRows.count == 40)
  }

  @Test func `sees the alternate screen and the cursor come and go`() async throws {
    let session = try shell(
      "echo before; printf '\\033[?1049h\\033[?25linside'; read line; printf '\\033[?1049l\\033[?25h'"
    )
    defer { session.close() }
    try await session.wait(for: "inside")
    #expect(session.isAlternateScreen && !session.isCursorVisible)
    #expect(!session.screenText.contains("before"))
    try session.send(key: "Enter")
    try await session.waitForExit()
    #expect(!session.isAlternateScreen && session.isCursorVisible)
    #expect(session.screenText.contains("before"))
  }

  @Test func `sees whether a program left the terminal as it was`() async throws {
    let tidy = try shell("saved=$(stty -g); stty raw -echo; echo in; stty $saved")
    defer { tidy.close() }
    try await tidy.waitForExit()
    #expect(tidy.modes == tidy.initialModes)

    let untidy = try shell("stty raw -echo; echo in")
    defer { untidy.close() }
    try await untidy.waitForExit()
    #expect(untidy.modes != untidy.initialModes)
    #expect(untidy.initialModes.echoes && !untidy.modes.echoes)
    #expect(untidy.initialModes.isCanonical && !untidy.modes.isCanonical)
  }

  @Test func `signals end a program, and its end is told`() async throws {
    let session = try shell("echo ready; exec sleep 600")
    defer { session.close() }
    try await session.wait(for: "ready")
    session.kill(15)
    #expect(try await session.waitForExit() == .signaled(15))
  }

  @Test func `a closed window hangs up on the program`() async throws {
    let session = try shell("echo ready; exec sleep 600")
    defer { session.close() }
    try await session.wait(for: "ready")
    session.hangUp()
    #expect(try await session.waitForExit() == .signaled(1))
  }

  @Test func `a wait that fails shows the whole screen`() async throws {
    let session = try shell("echo first line; echo second line; exec sleep 600")
    defer { session.close() }
    try await session.wait(for: "second")
    let error = await #expect(throws: HarnessError.self) {
      try await session.wait(for: "third", timeout: .milliseconds(50))
    }
    #expect(error?.description.contains("third") == true)
    #expect(error?.description.contains("first line\nsecond line") == true)
  }

  @Test func `a wait ends at once when the program has ended`() async throws {
    let session = try shell("echo last words; exit 3")
    defer { session.close() }
    let error = await #expect(throws: HarnessError.self) {
      try await session.wait(for: "never", timeout: .seconds(600))
    }
    #expect(error?.description.contains("exit 3") == true)
    #expect(error?.description.contains("last words") == true)
  }

  @Test func `takes in more than a pty holds, while nobody looks`() async throws {
    let session = try shell("seq 1 20000; echo done")
    defer { session.close() }
    try await session.waitForExit()
    #expect(session.screenText.contains("done"))
    #expect(session.rawOutput.count > 100_000)
  }

  @Test func `closing ends the program and what it started`() async throws {
    let session = try shell("sleep 61 & echo $!; exec sleep 62")
    try await session.waitUntil("the number is there") { Int32($0.screenRows[0]) != nil }
    let background = try #require(Int32(session.screenRows[0]))
    session.close()
    for pid in [session.pid, background] {
      // Gone, or a zombie that nobody has reaped yet.
      let state = try await runProcess(
        executable: "/bin/ps", arguments: ["-o", "stat=", "-p", "\(pid)"])
      #expect(state.output.isEmpty || state.output.hasPrefix("Z"))
    }
  }

  @Test func `says what cannot be started`() {
    #expect(throws: HarnessError.self) { try TerminalSession(executable: "/no/such/program") }
    #expect(throws: HarnessError.self) { try TerminalSession.binary(named: "no-such-product") }
  }

  @Test func `finds what was built beside the tests`() throws {
    let path = try TerminalSession.binary(named: "kasirPackageTests.xctest")
    #expect(path.hasPrefix("/") && path.hasSuffix("/kasirPackageTests.xctest"))
  }

  @Test func `a code on the screen reads back, also with letters beside it`() async throws {
    let text = "https://checkout.example.com/pay/cs_1680914308084531200?key=pk_live_Sample"
    let layout = QRLayout(matrix: try QRMatrix.encode(text))
    let lines = QRText(layout).ansi.split(separator: "\n").map { $0 + " Rp 41.000" }
    let session = try TerminalSession(
      executable: "/bin/sh",
      arguments: ["-c", "printf %s \"$1\"; exec sleep 600", "sh", lines.joined(separator: "\n")])
    defer { session.close() }
    try await session.waitUntil("all rows are there") {
      $0.screenRows.count { $0.contains("Rp 41.000") } == lines.count
    }
    #expect(try await QRReader.read(session) == text)
    let region = TerminalRegion(x: 0, y: 0, columns: layout.size.columns, rows: lines.count)
    #expect(try await QRReader.read(session, in: region) == text)
  }

  @Test func `no code on the screen is an error that shows it`() async throws {
    let session = try shell("echo only text")
    defer { session.close() }
    try await session.waitForExit()
    let error = await #expect(throws: HarnessError.self) { try await QRReader.read(session) }
    #expect(error?.description.contains("only text") == true)
  }
}
