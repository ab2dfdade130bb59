import CheckoutDomain
import Testing

@testable import Ledger

struct LedgerFolderTests {
  @Test(arguments: [
    ("apitest.wooshpay.com", Mode.test, "acct1", "apitest.wooshpay.com-test-acct1"),
    ("127.0.0.1:8787", .test, "demo", "127.0.0.1_8787-test-demo"),
    ("API.Wooshpay.com", .live, "Toko_5", "api.wooshpay.com-live-Toko%5F5"),
    ("[::1]:80", .test, "a", "%5B__1%5D_80-test-a"),
    ("my-shop.test", .live, "a-b", "my-shop.test-live-a%2Db"),
    ("..", .test, "../../etc/passwd", "%2E.-test-%2E.%2F..%2Fetc%2Fpasswd"),
    ("h", .test, "é", "h-test-%C3%A9"),
  ])
  func `a ledger is named after host, mode and account`(
    _ host: String, _ mode: Mode, _ account: String, _ name: String
  ) {
    #expect(LedgerFolder.name(host: host, mode: mode, account: account) == name)
  }

  @Test func `two accounts never share a name`() {
    let long = String(repeating: "x", count: 300)
    let hosts = ["h", "h-test", "h-test-a", "h:1", "h_1", "h%3a1", "h.1", long, long + "y"]
    let accounts = ["a", "A", "test-a", "a.b", "a:b", "a_b", "a/b", "a%2Fb", "", long, long + "y"]
    var names: Set<String> = []
    for host in hosts {
      for account in accounts {
        for mode in Mode.allCases {
          names.insert(LedgerFolder.name(host: host, mode: mode, account: account))
        }
      }
    }
    #expect(names.count == hosts.count * accounts.count * Mode.allCases.count)
    #expect(names.allSatisfy { !$0.contains("/") && !$0.hasPrefix(".") && $0.utf8.count <= 200 })
  }

  @Test func `a folder that is not there has no ledgers`() throws {
    let folder = try SampleFolder()
    #expect(try LedgerFolder(path: folder.path + "/none").names().isEmpty)
  }

  @Test func `a folder lists its ledgers in order and nothing else`() throws {
    let folder = try SampleFolder()
    let ledgers = LedgerFolder(path: folder.path + "/")
    for name in ["b-test-1", "a-live-2"] { _ = try SQLiteLedger(path: ledgers.path(of: name)) }
    try folder.write([1], to: "notes.txt")
    try folder.write([1], to: ".hidden.sqlite")
    #expect(try ledgers.names() == ["a-live-2", "b-test-1"])
  }

  @Test func `a folder that cannot be read is said`() throws {
    let folder = try SampleFolder()
    try folder.write([1], to: "file")
    #expect(throws: LedgerError.self) { try LedgerFolder(path: folder.path + "/file").names() }
  }

  @Test(arguments: [
    ("a-test-b", "/data/a-test-b.sqlite"), ("../x", "/data/%2E.%2Fx.sqlite"),
    (".x", "/data/%2Ex.sqlite"),
  ])
  func `a path never leaves the folder`(_ name: String, _ path: String) {
    #expect(LedgerFolder(path: "/data").path(of: name) == path)
  }
}
