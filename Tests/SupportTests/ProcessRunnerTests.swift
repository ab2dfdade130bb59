import TerminalHarness
import Testing

struct ProcessRunnerTests {
  private func shell(
    _ script: String, stdin: String? = nil, timeout: Duration = .seconds(240)
  ) async throws -> ProcessResult {
    try await runProcess(
      executable: "/bin/sh", arguments: ["-c", script], stdin: stdin, timeout: timeout)
  }

  @Test func `keeps the two outputs and the exit code apart`() async throws {
    let result = try await shell("echo out; echo err >&2; exit 3")
    #expect(result.output == "out\n" && result.errorOutput == "err\n")
    #expect(result.exitCode == 3)
  }

  @Test func `gives the input, and its end`() async throws {
    let text = String(repeating: "baris\n", count: 50_000)
    #expect(try await shell("cat", stdin: text).output == text)
    #expect(try await shell("wc -c").output.contains("0"))
  }

  @Test func `has no terminal`() async throws {
    #expect(try await shell("tty").exitCode == 1)
    #expect(try await shell("test -t 1").exitCode == 1)
  }

  @Test func `takes in large outputs on both sides`() async throws {
    let result = try await shell("seq 1 60000; seq 1 60000 >&2")
    #expect(result.output.hasSuffix("60000\n") && result.errorOutput.hasSuffix("60000\n"))
  }

  @Test func `a program that does not read its input is no failure`() async throws {
    let result = try await shell("exit 4", stdin: String(repeating: "x", count: 1_000_000))
    #expect(result.exitCode == 4)
  }

  @Test func `does not wait for what the program left behind`() async throws {
    let result = try await shell("sleep 600 & echo started", timeout: .seconds(240))
    #expect(result.output == "started\n")
  }

  @Test func `kills what takes too long, and shows what it wrote`() async throws {
    let error = await #expect(throws: HarnessError.self) {
      try await shell("echo begun; exec sleep 600", timeout: .seconds(3))
    }
    #expect(error?.description.contains("begun") == true)
  }

  @Test func `tells a signal from an exit`() async throws {
    let result = try await shell("kill -9 $$")
    #expect(result.status == .signaled(9) && result.exitCode == 137)
  }
}
