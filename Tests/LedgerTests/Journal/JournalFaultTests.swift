import CheckoutDomain
import GRDB
import Glibc
import Testing

@testable import Ledger

/// A journal that cannot be written, and one that says something else than the ledger.
struct JournalFaultTests {
  private let shop: JournalledLedger

  init() throws { shop = try JournalledLedger() }

  @Test("Nothing is sent while the journal cannot be written; what has happened is kept")
  func full() throws {
    let ledger = try shop.open()
    let attempt = try ledger.charge(1)
    shop.disk.fail(.full)
    let said = try sentence { try ledger.charge(2) }
    #expect(said.contains("intent journal") && said.contains("No space left on device"))
    #expect(try ledger.words.keys.sorted() == ["K1"])
    try ledger.end(attempt, of: 1)
    #expect(try ledger.words == ["K1": "WAITING"])
    #expect(shop.lines.count == 1)
    #expect(try ledger.audit().notes.count == 1)

    shop.disk.fail(nil)
    try ledger.charge(2)
    #expect(shop.kinds[1] == ["attempt_ended", "waiting"])
    #expect(try ledger.audit().isSound)
    #expect(try ledger.audit().notes.isEmpty)
  }

  @Test("After a failed sync nothing is sent until the next start, also where the disk works again")
  func failedSync() throws {
    let ledger = try shop.open()
    let attempt = try ledger.charge(1)
    shop.disk.fail(.lost)
    #expect(try sentence { try ledger.charge(2) }.contains("did not reach the disk"))
    shop.disk.fail(nil)
    #expect(try sentence { try ledger.charge(2) }.contains("start Kasir again"))
    try ledger.end(attempt, of: 1)
    #expect(try ledger.words == ["K1": "WAITING"])
    let again = try shop.open()
    try again.charge(2)
    #expect(try again.audit().isSound)
    #expect(shop.lines.count == 3)
  }

  @Test("A journal that cannot be opened stops what is sent, and reading goes on")
  func noPlainFile() throws {
    do { try shop.open().charge(1) }
    unlink(shop.journal)
    mkdir(shop.journal, 0o700)
    let ledger = try shop.open()
    #expect(try sentence { try ledger.charge(2) }.contains("shop.journal cannot be opened"))
    #expect(try ledger.words == ["K1": "SENDING"])
    try ledger.end(1, of: 1)
    rmdir(shop.journal)
    try ledger.charge(2)
    #expect(shop.kinds.flatMap(\.self).contains("journal_begun"))
    #expect(try ledger.audit().isSound)
  }

  @Test("Stopped between line and commit, the change is taken in by the next start")
  func stoppedBetween() throws {
    try shop.open().charge(1)
    let putBack = try shop.snapshot()
    try shop.open().charge(2)
    try putBack()
    let ledger = try shop.open()
    #expect(try ledger.words == ["K1": "SENDING", "K2": "SENDING"])
    let attempt = try #require(try ledger.read { try $0.openAttempts() }.last)
    #expect(attempt.request == Samples.attempt(Samples.sale(2), key: "kasir-create-2").request)
    #expect(attempt.process == ProcessIdentity("process-1"))
    #expect(try ledger.audit().isSound)
    try ledger.end(attempt.number, of: 2)
    #expect(try ledger.audit().isSound)
    #expect(shop.lines.count == 4)
  }

  @Test("An answer that was being committed is taken in too, and that its bytes are gone is told")
  func answerBetween() throws {
    try shop.open().charge(1)
    let putBack = try shop.snapshot()
    let answer = Delivery.answered(GatewayAnswer(status: 200, body: [1, 2]))
    try shop.open().write { try $0.end(attempt: 1, with: answer, at: Samples.start) }
    try putBack()
    let ledger = try shop.open()
    #expect(try ledger.read { try $0.openAttempts() }.isEmpty)
    #expect(try ledger.audit().isSound)
    #expect(shop.kinds.last == ["rebuilt"])
  }

  @Test("A ledger that was replaced by an older copy takes no change until it is rebuilt")
  func olderCopy() throws {
    try shop.sellOnAndPutBack()
    let ledger = try shop.open()
    #expect(try sentence { try ledger.charge(3) }.contains("run kasir sales rebuild"))
    #expect(try sentence { try ledger.end(1, of: 1) }.contains("run kasir sales rebuild"))
    #expect(try ledger.words == ["K1": "SENDING"])
    let findings = try ledger.audit().findings
    #expect(findings.map(\.kind) == [.journal])
    #expect(findings.first?.sentence.contains("the last events are missing") == true)
    // What is no change of a sale is not held up.
    try ledger.write { try $0.set("a", to: "b") }
  }

  @Test("The journal of another ledger is not mixed with this one's")
  func otherJournal() throws {
    let other = try JournalledLedger()
    try other.open().charge(7)
    let ledger = try shop.open()
    try ledger.charge(1)
    try shop.write(lines: other.lines)
    let again = try shop.open()
    #expect(try sentence { try again.charge(2) }.contains("tell different histories"))
    #expect(shop.lines == other.lines)
    let findings = try again.audit().findings
    #expect(findings.map(\.kind) == [.journal])
    #expect(findings.first?.event == 1)
  }

  @Test("A journal that was taken away is begun anew with the whole history")
  func takenAway() throws {
    let ledger = try shop.open()
    try ledger.end(try ledger.charge(1), of: 1)
    unlink(shop.journal)
    #expect(try ledger.audit().findings.map(\.kind) == [.journal])
    try ledger.charge(2)
    #expect(
      shop.kinds == [
        ["sending", "attempt_begun", "attempt_ended", "waiting"],
        ["sending", "attempt_begun", "journal_begun"],
      ])
    #expect(try ledger.audit().isSound)
  }

  @Test("A torn last line is nothing: the next one takes its place", arguments: [1, 40, 400])
  func torn(_ length: Int) throws {
    do { try shop.open().charge(1) }
    let lines = shop.lines
    let torn = Array(lines[0].prefix(length))
    try shop.folder.write(lines[0] + [UInt8(ascii: "\n")] + torn, to: "shop.journal")
    let ledger = try shop.open()
    let report = try ledger.audit()
    #expect(report.isSound)
    #expect(report.notes.first?.contains("Line 2") == true)
    try ledger.end(1, of: 1)
    #expect(shop.lines.first == lines[0])
    #expect(shop.lines.count == 3)
    #expect(try ledger.audit().notes.isEmpty)
  }

  @Test(
    "A last line with its end and a hole is nothing either: its power went while it was written")
  func hole() throws {
    do { try shop.open().charge(1) }
    let line = try #require(shop.lines.first)
    for hole in [0..<512, 300..<line.count] {
      var torn = line
      for place in hole { torn[place] = 0 }
      try shop.write(lines: [line, torn])
      let report = try shop.open().audit()
      #expect(report.isSound, "\(report.findings.map(\.line))")
      #expect(report.notes.first?.contains("Line 2") == true)
    }
    // The journal alone tells as much, and the next line takes its place.
    let whole = try shop.snapshot()
    _ = try LedgerRebuild.run(path: shop.path)
    #expect(try shop.open().words == ["K1": "SENDING"])
    try whole()
    let ledger = try shop.open()
    try ledger.charge(2)
    #expect(shop.kinds == [["sending", "attempt_begun"], ["sending", "attempt_begun"]])
    #expect(try ledger.audit().notes.isEmpty)
  }

  @Test("The first line of all may be torn")
  func tornFirst() throws {
    try shop.write(lines: [Array("{\"events\":".utf8) + [UInt8](repeating: 0, count: 100)])
    let ledger = try shop.open()
    try ledger.charge(1)
    #expect(shop.lines.count == 1)
    #expect(try ledger.audit().notes.isEmpty)
  }

  @Test("A torn line is no reason to go on with a ledger that lacks the line before it")
  func tornBehind() throws {
    let ledger = try shop.open()
    try ledger.charge(1)
    let older = try shop.snapshot()
    try ledger.charge(2)
    try ledger.close()
    try older()
    let torn = [UInt8](repeating: 0, count: 200)
    try shop.write(lines: shop.lines + [torn])
    let again = try shop.open()
    #expect(try sentence { try again.charge(3) }.contains("nothing is sent"))
    #expect(shop.lines.count == 3)
  }

  @Test("A line that was broken or edited is named by its number")
  func broken() throws {
    let ledger = try shop.open()
    for number in 1...4 { try ledger.charge(number) }
    let lines = shop.lines
    for (place, edit) in [
      (1, Array("{\"events\":[]}".utf8)), (1, Array(lines[1].dropLast(3))), (2, []),
      (1, Self.edited(lines[1])),
    ] {
      var edited = lines
      edited[place] = edit
      try shop.write(lines: edited)
      let found = try ledger.audit().findings
      #expect(found.map(\.kind) == [.journal], "\(found.map(\.line))")
      #expect(found.first?.sentence.contains("Line \(place + 1) of the intent journal") == true)
    }
    try shop.write(lines: [lines[0], lines[2], lines[3]])
    let missing = try ledger.audit().findings
    #expect(
      missing.first?.sentence.contains("Line 2 of the intent journal begins with event") == true)
  }

  @Test("A history that was reckoned anew, rows and all, shows in the journal")
  func rehashed() throws {
    let ledger = try shop.open()
    try SampleHistory.write(to: ledger)
    try ledger.tamper("UPDATE refund SET amount = 1")
    try ledger.tamper("UPDATE event SET facts = replace(facts, '.amount=100000', '.amount=1')")
    try ledger.rehash()
    let findings = try ledger.audit().findings
    #expect(Set(findings.map(\.kind)) == [.journal])
    #expect(findings.first?.reference == "K1")
  }

  @Test("An end that was cut off together with its rows shows in the journal")
  func truncated() throws {
    let ledger = try shop.open()
    try ledger.charge(1)
    try ledger.end(try ledger.charge(2), of: 2)
    try ledger.tamper(
      """
      DELETE FROM event WHERE number > 2; DELETE FROM attempt WHERE number = 2;
      DELETE FROM sale WHERE reference = 'K2';
      UPDATE chain SET number = 2, hash = (SELECT hash FROM event WHERE number = 2)
      """)
    let findings = try ledger.audit().findings
    #expect(findings.map(\.kind) == [.journal])
    #expect(findings.first?.event == 2)
  }

  private static func edited(_ line: [UInt8]) -> [UInt8] {
    Array(String(decoding: line, as: UTF8.self).replacing("4100000", with: "1").utf8)
  }
}
