import Synchronization
import Testing

@testable import TerminalUI

/// What a script says, and what is said about a wrong one.
struct KeyScriptTests {
  @Test func `each command is read, comments and empty lines say nothing`() throws {
    let script = try KeyScript(
      parsing: """
        # a sale
        key n F10 Ctrl-O

          type 2*kopi susu 18000
        paste a b
        wait   ✓ PAID
        gone Cancel this sale?
        screen paid-1
        resize 100x30
        within 120
        keys
        keys 3
        """)
    #expect(
      script.lines.map(\.step) == [
        .press([.character("n"), .function(10), .control("o")]), .type("2*kopi susu 18000"),
        .paste("a b"), .wait("✓ PAID"), .gone("Cancel this sale?"), .screen("paid-1"),
        .resize(Size(columns: 100, rows: 30)), .within(.seconds(120)), .count(nil), .count(3),
      ])
    #expect(script.lines.map(\.number) == [2, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    #expect(script.keepsScreens)
  }

  @Test(arguments: [
    ("press n", "press is no command; the commands are: key NAME"),
    ("key", "key needs a key"), ("key n F99", "F99 is no key: use names such as"),
    ("type", "type needs a text to type"), ("paste ", "paste needs a text"),
    ("wait   ", "wait needs the text"), ("gone", "gone needs the text"),
    ("screen ../../etc", "../../etc is no name of a screen"), ("screen", "screen needs a name"),
    ("resize 100", "resize needs columns x rows"), ("resize 0x5", "from 1 to 1000 each"),
    ("within 0", "within needs a number of seconds from 1 to 3600"),
    ("keys many", "keys needs a number of keys"),
  ])
  func `a wrong line is named, with what is allowed`(line: String, problem: String) {
    let error = #expect(throws: KeyScriptError.self) {
      try KeyScript(parsing: "# first\n\n" + line)
    }
    #expect(error?.line == 3)
    #expect(error?.problem.contains(problem) == true, "\(error?.problem ?? "")")
  }

  @Test func `two screens of one name are a mistake`() {
    let error = #expect(throws: KeyScriptError.self) {
      try KeyScript(parsing: "screen a\nscreen b\nscreen a")
    }
    #expect(error?.line == 3)
  }
}

/// A script played on a real loop.
struct ScriptPlayerTests {
  /// What was kept of the screens, by name.
  private final class Album: Sendable {
    let screens = Mutex<[String: String]>([:])
    let sizes = Mutex<[Size]>([])
  }

  private static func play(
    _ text: String, now: @escaping @Sendable () -> Duration = { .zero }
  ) async throws -> (player: ScriptPlayer, album: Album) {
    let album = Album()
    let player = ScriptPlayer(try KeyScript(parsing: text), now: now) { name, frame, _ in
      album.screens.withLock { $0[name] = FrameText.text(frame) }
      album.sizes.withLock { $0.append(frame.size) }
      return name == "bad" ? "the screen bad cannot be written" : nil
    }
    let loop = RunLoop(Counter(), terminal: { player.open($0) }) { effect, sender in
      // Answers from elsewhere, as a gateway does.
      Task { sender.send(.answered(effect.text + "!")) }
    }
    _ = try await loop.run(from: Counter.State())
    return (player, album)
  }

  @Test func `keys reach the program, and a screen is what was painted after them`() async throws {
    let (player, album) = try await Self.play(
      "key 1 2\nscreen first\nresize 30x2\ntype 34\nscreen second\nkeys 2")
    #expect(player.failure == nil)
    #expect(album.screens.withLock { $0["first"] }?.hasPrefix("sum 3") == true)
    #expect(album.screens.withLock { $0["second"] }?.hasPrefix("sum 10") == true)
    #expect(
      album.sizes.withLock { $0 } == [Size(columns: 80, rows: 24), Size(columns: 30, rows: 2)])
  }

  @Test func `a wait ends with the answer it waited for`() async throws {
    let (player, _) = try await Self.play("key 2 e\nwait why!\ngone []")
    #expect(player.failure == nil)
  }

  @Test func `a wait is bounded, and says what it waited for`() async throws {
    let clock = Mutex(Duration.zero)
    let (player, album) = try await Self.play("within 1\nkey 7\nwait nothing\nscreen late") {
      clock.withLock { time in
        defer { time += .seconds(60) }
        return time
      }
    }
    #expect(player.failure?.line == 3)
    #expect(player.failure?.problem == "nothing did not come within 1 s")
    #expect(player.screen.hasPrefix("sum 7"))
    #expect(album.screens.withLock { $0.isEmpty })
  }

  @Test func `a wrong count, a screen that cannot be kept and an early end are named`() async throws
  {
    #expect(
      try await Self.play("key 1 2\nkeys 3").player.failure?.problem
        == "2 keys were pressed, not 3")
    #expect(
      try await Self.play("screen bad").player.failure?.problem
        == "the screen bad cannot be written")
    let early = try await Self.play("key Esc\nkey 1").player.failure
    #expect(early?.line == 2)
    #expect(early?.problem == "the console had been left before this line")
  }
}
