import CheckoutDomain
import Foundation
import TerminalUI
import Testing
import Till

@testable import Console

struct LanguageTests {
  @Test(arguments: [
    (nil, nil, Language.english), (nil, "id_ID.UTF-8", .indonesian), (nil, "id", .indonesian),
    (nil, "C.UTF-8", .english), (nil, "de_DE.UTF-8", .english), ("en", "id_ID.UTF-8", .english),
    ("id", "en_GB.UTF-8", .indonesian), ("xx", "id_ID", .indonesian),
  ])
  func `the config decides, then the locale`(
    configured: String?, locale: String?, language: Language
  ) {
    #expect(Language(configured: configured, locale: locale) == language)
  }

  @Test(arguments: [
    (0, "nol rupiah", "zero rupiah"), (100, "satu rupiah", "one rupiah"),
    (1100, "sebelas rupiah", "eleven rupiah"), (10_000, "seratus rupiah", "one hundred rupiah"),
    (100_000, "seribu rupiah", "one thousand rupiah"),
    (1_000_000, "sepuluh ribu rupiah", "ten thousand rupiah"),
    (
      1_234_500, "dua belas ribu tiga ratus empat puluh lima rupiah",
      "twelve thousand three hundred forty-five rupiah"
    ),
    (11_500_000, "seratus lima belas ribu rupiah", "one hundred fifteen thousand rupiah"),
    (2_500_000_000, "dua puluh lima juta rupiah", "twenty-five million rupiah"),
    (50, "lima puluh sen", "fifty sen"),
    (150, "satu rupiah dan lima puluh sen", "one rupiah and fifty sen"),
    (100_000_000, "satu juta rupiah", "one million rupiah"),
  ])
  func `an amount in words`(minorUnits: Int64, indonesian: String, english: String) {
    let amount = Money(minorUnits: minorUnits, .idr)
    #expect(Words(.indonesian).spelled(amount) == indonesian)
    #expect(Words(.english).spelled(amount) == english)
  }

  @Test func `pounds in words`() {
    let amount = Money(minorUnits: 1250, .gbp)
    #expect(Words(.english).spelled(amount) == "twelve pounds and fifty pence")
    #expect(Words(.indonesian).spelled(amount) == "dua belas pound sterling dan lima puluh penny")
  }

  @Test func `the largest amount there is has words`() {
    for language in Language.allCases {
      #expect(!Words(language).number(.max).isEmpty)
    }
  }

  @Test func `every state has a word of its own in each language`() {
    for language in Language.allCases {
      let words = Words(language)
      #expect(Set(SaleState.allCases.map { words.state($0) }).count == SaleState.allCases.count)
      #expect(Set(RefundState.allCases.map { words.state($0) }).count == RefundState.allCases.count)
    }
  }

  @Test func `English words are those of JSON`() {
    for state in SaleState.allCases { #expect(Words(.english).state(state) == state.word) }
  }

  @Test(arguments: [
    ("The sale is empty: add an item first.", "Penjualan kosong: tambahkan barang dahulu."),
    (
      "Only Rp 5.000 of K7Q2 is left to refund.",
      "Hanya Rp 5.000 dari K7Q2 yang masih dapat dikembalikan."
    ),
    ("The connection broke. Nothing was sent.", "Sambungan terputus. Tidak ada yang dikirim."),
    ("Something that nobody has translated.", "Something that nobody has translated."),
    ("Rp 5.000: The connection broke.", "Rp 5.000: Sambungan terputus."),
    ("Sari: ticket 4711", "Sari: ticket 4711"),
    (
      "h:1 had a temporary problem (503: There was a problem.). Ask again in a moment.",
      "h:1 sedang bermasalah (503: There was a problem.). Tanyakan lagi sebentar."
    ),
    (
      "h:1 reports a conflict (409): an earlier request may still be at work. The outcome is "
        + "unknown: it may have been done.",
      "h:1 melaporkan bentrokan (409): permintaan sebelumnya mungkin masih dikerjakan. Hasilnya "
        + "belum pasti: mungkin sudah terjadi."
    ),
    ("h:1 did not wait for the request (408).", "h:1 tidak menunggu permintaannya (408)."),
    (
      "The gateway says Rp 4.100 instead of Rp 41.000.",
      "Gateway menyebut Rp 4.100, bukan Rp 41.000."
    ),
  ])
  func `a sentence of a lower room is said in Indonesian`(english: String, indonesian: String) {
    #expect(Words(.indonesian).sentence(english) == indonesian)
    #expect(Words(.english).sentence(english) == english)
  }

  @Test func `what the domain refuses is said in Indonesian`() throws {
    let cart = Cart(currency: .idr)
    let empty = try #require(Till.problem(with: cart))
    #expect(Words(.indonesian).sentence(empty) != Words(.english).sentence(empty))
    for entry in ["+ 5", "x*teh 5000", "teh -5", "5000"] {
      do throws(ItemError) {
        _ = try ItemEntry(parsing: entry, .idr)
      } catch {
        #expect(Words(.indonesian).problem(error) != Words(.english).problem(error), "\(entry)")
      }
    }
    for reference in ["", "a b", "cs_1", String(repeating: "x", count: 99)] {
      let problem = try #require(Reference.problem(with: reference))
      #expect(Words(.indonesian).sentence(problem) != problem, "\(reference)")
    }
  }

  /// The sentences that an operator meets most, as the lower rooms write them.
  @Test(arguments: [
    "WooshPay/Transport/TransferFailure.swift", "CheckoutDomain/Identity/Reference.swift",
    "CheckoutDomain/Items/ItemEntry.swift", "CheckoutDomain/Items/LineItem.swift",
    "CheckoutDomain/Items/Cart.swift", "CheckoutDomain/Money/ChargeLimits.swift",
  ])
  func `every sentence of a lower room has its Indonesian`(path: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/" + path)
    let hole = /\\\((?:[^()]|\([^()]*\))*\)/
    // A sentence over two lines is one.
    let text = try String(contentsOf: file, encoding: .utf8)
      .replacing(/"\s*\+ "/, with: "").replacing(hole, with: "X")
    var seen = 0
    for literal in text.matches(of: /"([A-ZX][^"]*[ ][^"]*[.])"/) {
      let sentence = String(literal.1)
      seen += 1
      #expect(SentenceTable.indonesian(sentence) != sentence, "\(sentence)")
    }
    #expect(seen > 0)
  }

  @Test func `the settings screen switches the language at once and keeps it`() {
    var counter = Counter()
    counter.press(.character(","))
    _ = counter.takeEffects()
    counter.press(.right)
    #expect(counter.takeEffects().contains(.keepSetting("language", "id")))
    #expect(counter.screen().contains("Setelan"))
  }

  /// What a view or an update says stands in the table; a literal elsewhere has one language.
  @Test func `no sentence stands outside the table`() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Console")
    let files = try #require(
      FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
    var seen = 0
    for case let file as URL in files where file.pathExtension == "swift" {
      let folder = file.deletingLastPathComponent().lastPathComponent
      guard !["Words", "Actions"].contains(folder) else { continue }
      seen += 1
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        let code = line.drop { $0 == " " }
        guard !code.hasPrefix("//"), !code.contains("TillError("), !code.contains(".refused(")
        else { continue }
        let literals = code.split(separator: "\"", omittingEmptySubsequences: false)
        for (place, literal) in literals.enumerated() where place % 2 == 1 {
          let words = literal.split(separator: " ").filter {
            $0.count > 1 && $0.allSatisfy(\.isLetter)
          }
          #expect(words.count < 2, "\(file.lastPathComponent): \(literal)")
        }
      }
    }
    #expect(seen > 30)
  }

  /// A screen in Indonesian with an English word on it that the table could have said otherwise.
  @Test(arguments: Scenes.all) func `has no English left`(_ scene: Scenes.Scene) {
    let english = scene.counter(.english).screen(132, 43)
    let indonesian = scene.counter(.indonesian).screen(132, 43)
    let telling = [
      " the ", " is ", " of ", " and ", " not ", "refund ", "State", "Amount", " with ", "nothing",
    ]
    for word in telling where indonesian.contains(word) {
      let lines = indonesian.split(separator: "\n").filter { $0.contains(word) }
      for line in lines { Issue.record("\(word) in \(line)") }
    }
    #expect(english != indonesian)
  }
}
