import Foundation
import Glibc
import TerminalHarness
import Testing

/// The real program driven by scripts.
@Suite(.serialized) struct ScriptTests {
  private static let scripts = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Scripts")

  /// The script says how many keys each task takes, beside names and digits.
  @Test func `ten tasks take the keys they should`() async throws {
    let shop = try Shop(gateway: nil)
    let script = Self.scripts.appending(path: "ten-tasks.keys").path
    let dump = shop.folder.path + "/screens"
    let result = try await shop.play(["demo", "--script", script, "--dump", dump])
    #expect(result.exitCode == 0, "\(result.errorOutput)")
    let screen = try shop.text(of: "screens/canceled.txt")
    #expect(screen.contains("abandon-1"))
    #expect(screen.contains("× CANCELED"))
    // The styles lie beside it, a letter for each cell and what the letters mean.
    let styles = try shop.text(of: "screens/canceled.styles.txt")
    #expect(styles.contains("a = #"))
    #expect(styles.split(separator: "\n", omittingEmptySubsequences: false).count > 24)
  }

  @Test func `what cannot be played is named, and nothing is opened for it`() async throws {
    let shop = try Shop(gateway: nil)
    let wrong = try shop.write("# one\nkey F99\n", to: "wrong.keys")
    let result = try await shop.play(["demo", "--script", wrong])
    #expect(result.exitCode == 2)
    #expect(result.errorOutput.contains("wrong.keys, line 2: F99 is no key"))
    let screens = try shop.write("screen start", to: "screens.keys")
    let unplaced = try await shop.play(["demo", "--script", screens])
    #expect(unplaced.exitCode == 2)
    #expect(unplaced.errorOutput.contains("--dump"))
    #expect(try await shop.play(["demo", "--dump", "x"]).exitCode == 2)
    #expect(try await shop.play(["demo", "--script", "nowhere.keys"]).exitCode == 2)
    #expect(!FileManager.default.fileExists(atPath: shop.folder.path + "/data"))
  }

  @Test func `a script comes through a pipe, too`() async throws {
    let shop = try Shop(gateway: nil)
    let pipe = shop.folder.path + "/script"
    #expect(mkfifo(pipe, 0o600) == 0)
    async let played = shop.play(["demo", "--script", pipe, "--dump", shop.folder.path])
    let text = "wait No sales yet\nscreen list\nkey q\n"
    // It blocks until somebody reads, as a shell's does.
    Thread.detachNewThread {
      let writer = open(pipe, O_WRONLY)
      _ = write(writer, text, text.utf8.count)
      close(writer)
    }
    let result = try await played
    #expect(result.exitCode == 0, "\(result.errorOutput)")
    #expect(try shop.text(of: "list.txt").contains("SANDBOX"))
  }

  @Test func `a script that is none is refused in a sentence`() async throws {
    let shop = try Shop(gateway: nil)
    let folder = try await shop.play(["demo", "--script", shop.folder.path])
    #expect(folder.exitCode == 2)
    #expect(folder.errorOutput.contains("cannot be read: Is a directory."))
    let endless = try await shop.play(["demo", "--script", "/dev/zero"])
    #expect(endless.exitCode == 2)
    #expect(endless.errorOutput.contains("is longer than 1048576 bytes."))
    let bytes = shop.folder.appending(path: "bytes")
    try Data([0x6B, 0xFF, 0xFE]).write(to: bytes)
    let binary = try await shop.play(["demo", "--script", bytes.path])
    #expect(binary.exitCode == 2)
    #expect(binary.errorOutput.contains("is no text in UTF-8."))
  }

  @Test func `a wait that comes to nothing shows what it saw`() async throws {
    let shop = try Shop(gateway: nil)
    let script = try shop.write("wait No sales yet\nwithin 1\nwait pigs that fly", to: "wait.keys")
    let result = try await shop.play(["demo", "--script", script])
    #expect(result.exitCode == 1)
    #expect(result.errorOutput.contains("line 3: pigs that fly did not come within 1 s"))
    #expect(result.errorOutput.contains("No sales yet. Press n to make the first one."))
    let left = try shop.write("wait No sales yet\nkey q\nkey n", to: "left.keys")
    let early = try await shop.play(["demo", "--script", left])
    #expect(early.exitCode == 1)
    #expect(early.errorOutput.contains("line 3: the console had been left before this line"))
  }

  @Test func `the configured gateway's console can be played too`() async throws {
    let shop = try Shop(gateway: "http://127.0.0.1:9")
    let script = try shop.write("wait No sales yet\nscreen list\nkey q", to: "list.keys")
    let result = try await shop.play(["--script", script, "--dump", shop.folder.path])
    #expect(result.exitCode == 0, "\(result.errorOutput)")
    #expect(try shop.text(of: "list.txt").contains("TEST"))
    #expect(try shop.files(holding: Shop.key) == [])
  }
}

extension Shop {
  /// Plays a script to its end.
  func play(_ arguments: [String]) async throws -> ProcessResult {
    try await runProcess(
      executable: TerminalSession.binary(named: "kasir"), arguments: arguments,
      environment: environment, timeout: .seconds(600))
  }
}
