import CheckoutDomain
import Foundation
import Testing

@testable import Ledger

/// What consoles leave beside a ledger for displays.
struct CounterScreenTests {
  private let folder = FileManager.default.temporaryDirectory.appending(
    path: "kasir-screens-\(UUID().uuidString)")
  private var path: String { folder.appending(path: "shop.sqlite").path }

  private func screen(
    _ number: Int, _ sale: String?, name: String = "Sari", gateway: String = "127.0.0.1"
  ) -> CounterScreen {
    CounterScreen(
      process: ProcessIdentity("boot:\(number):77"), name: name,
      gateway: WebOrigin(scheme: .http, host: gateway, port: 4242),
      sale: sale.map { ClientRef($0) }, since: Timestamp(milliseconds: 1_795_411_388_000))
  }

  private func inFolder(_ body: (CounterScreens) throws -> Void) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(CounterScreens(ofLedger: path))
  }

  @Test func `what is said is read back, the latest of each console`() throws {
    try inFolder { screens in
      try screens.show(screen(7, nil))
      try screens.show(screen(7, "ref-1"))
      try screens.show(screen(8, "ref-2", name: "Bu\ndi", gateway: "::1"))
      let all = screens.all().map(\.screen).sorted { $0.process.text < $1.process.text }
      #expect(all.map(\.sale) == [ClientRef("ref-1"), ClientRef("ref-2")])
      #expect(all.first == screen(7, "ref-1"))
      #expect(all.last?.gateway.text == "http://[::1]:4242")
      #expect(all.map(\.process.number) == ["7", "8"])
      let modes = try screens.all().map {
        try FileManager.default.attributesOfItem(atPath: $0.file)[.posixPermissions] as? Int
      }
      #expect(modes == [0o600, 0o600])
    }
  }

  @Test func `one that ends is gone, and one that died is cleared away`() throws {
    try inFolder { screens in
      try screens.show(screen(7, "ref-1"))
      try screens.show(screen(8, "ref-2"))
      screens.close(screen(7, nil))
      #expect(screens.all().map(\.screen.process.number) == ["8"])
      screens.clear { _ in true }
      #expect(screens.all().count == 1)
      screens.clear { _ in false }
      #expect(screens.all().isEmpty)
    }
  }

  @Test func `a file that no console wrote says nothing`() throws {
    try inFolder { screens in
      for (number, text) in [
        "", "nonsense", "a\nb\nc\nd\ne\n", "boot:1:2\nSari\nnot an address\nref\n1\n",
        "boot:1:2\nSari\nhttps://a.example\nref\nlater\n", String(repeating: "x", count: 10_000),
      ].enumerated() {
        try Data(text.utf8).write(to: URL(filePath: path + "-counter-\(number)"))
      }
      #expect(screens.all().isEmpty)
    }
  }

  @Test func `no ledger is listed for it`() throws {
    try inFolder { screens in
      try screens.show(screen(7, "ref-1"))
      #expect(try LedgerFolder(path: folder.path).names() == [])
    }
  }

  @Test(.timeLimit(.minutes(2))) func `a display hears of each change`() async throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let screens = CounterScreens(ofLedger: path)
    var changes = try #require(screens.changes()).makeAsyncIterator()
    try screens.show(screen(7, "ref-1"))
    await changes.next()
    #expect(screens.all().count == 1)
    screens.close(screen(7, nil))
    await changes.next()
  }
}
