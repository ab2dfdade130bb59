import CheckoutDomain
import Glibc
import Testing

@testable import Ledger

/// Somebody who comes to a ledger while it is rebuilt, or who stays in one that was replaced.
struct NewcomerTests {
  private let shop: JournalledLedger

  init() throws { shop = try JournalledLedger() }

  /// The journal as a rebuild has it.
  private func rebuilding() throws -> JournalFile {
    let file = try JournalFile(path: shop.journal, disk: .real)
    #expect(file.lockAlone())
    return file
  }

  @Test func `nobody is let into a ledger while it is being rebuilt`() throws {
    do { try shop.open().charge(1) }
    var rebuild: JournalFile? = try rebuilding()
    withExtendedLifetime(rebuild) {}
    let said = try sentence { _ = try SQLiteLedger(path: shop.path) }
    #expect(said.contains("shop.sqlite is being rebuilt"))
    rebuild = nil
    #expect(try SQLiteLedger(path: shop.path).words == ["K1": "SENDING"])
  }

  @Test func `nothing at all is changed in a ledger while it is being rebuilt`() throws {
    let ledger = try shop.open()
    let attempt = try ledger.charge(1)
    ledger.journal?.close()
    var rebuild: JournalFile? = try rebuilding()
    withExtendedLifetime(rebuild) {}
    for change in [
      { _ = try ledger.charge(2) }, { try ledger.end(attempt, of: 1) },
      { try ledger.write { try $0.set("a", to: "b") } },
    ] {
      #expect(try sentence(change).contains("is being rebuilt, and nothing was changed"))
    }
    #expect(try ledger.words == ["K1": "SENDING"])
    #expect(try ledger.read { try $0.setting("a") } == nil)
    rebuild = nil
    try ledger.end(attempt, of: 1)
    #expect(try ledger.audit().isSound)
  }

  @Test func `nothing at all is changed in a ledger whose file was replaced while it was open`()
    throws
  {
    let ledger = try shop.open()
    let attempt = try ledger.charge(1)
    let bytes = shop.bytes(of: "shop.sqlite")
    rename(shop.path, shop.path + ".old-1")
    for other in [nil, bytes] {
      if let other { try shop.folder.write(other, to: "shop.sqlite") }
      for change in [
        { _ = try ledger.charge(2) }, { try ledger.end(attempt, of: 1) },
        { try ledger.write { try $0.set("a", to: "b") } },
      ] {
        #expect(try sentence(change).contains("was replaced or moved away while it was open"))
      }
    }
    #expect(shop.lines.count == 1)
    rename(shop.path + ".old-1", shop.path)
    try ledger.end(attempt, of: 1)
    #expect(try ledger.words == ["K1": "WAITING"])
  }
}
