import Foundation
import StrictJSON
import TerminalHarness
import Testing

/// `kasir qr --png` and `--svg`, read back by a decoder that is not ours.
@Suite(.serialized) struct PictureTests {
  private static let link =
    "https://checkout.wooshpay.com/pay/cs_1680914308084531200?key=pk_live_"
    + String(repeating: "aB3", count: 26) + "x"

  @Test(arguments: [1, 2, 3, 8, 64])
  func `a PNG picture is read, at every scale`(scale: Int) async throws {
    let shop = try Shop(gateway: nil)
    let path = shop.folder.appending(path: "code.png").path
    let saved = try await shop.kasir("qr", Self.link, "--png", path, "--scale", String(scale))
    #expect(saved.exitCode == 0)
    #expect(saved.stdout.isEmpty && saved.errorOutput.isEmpty)
    let kind = try await runProcess(
      executable: "/usr/bin/zbarimg", arguments: ["--raw", "-q", path])
    // A decoder needs more than one pixel a module; the picture is whole all the same.
    if scale > 1 { #expect(kind.output == Self.link + "\n") }
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    let side = bytes[16..<20].reduce(0) { $0 << 8 | Int($1) }
    #expect(side == (45 + 8) * scale)
    // More than one block of data that is only stored.
    if scale == 64 { #expect(bytes.count > 65_535) }
  }

  @Test func `a picture can go to standard output, and beside a document`() async throws {
    let shop = try Shop(gateway: nil)
    let piped = try await shop.kasir("qr", "kopi", "--png", "-")
    #expect(piped.stdout.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    let path = shop.folder.appending(path: "code.svg").path
    let both = try await shop.json(["qr", "kopi", "--svg", path])
    #expect(try both.document["text"] == "kopi")
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("<?xml"))
    let clash = try await shop.json(["qr", "kopi", "--png", "-"])
    #expect(clash.exitCode == 2)
    for scale in ["0", "65", "-1"] {
      #expect(try await shop.json(["qr", "kopi", "--png", path, "--scale=\(scale)"]).exitCode == 2)
    }
  }

  @Test func `an SVG picture has exactly the dark modules of the code`() async throws {
    let shop = try Shop(gateway: nil)
    let svg = try await shop.kasir("qr", Self.link, "--svg", "-").output
    let rows = try await shop.json(["qr", Self.link]).document["modules"]?.array ?? []
    var drawn = Set<[Int]>()
    for run in svg.matches(of: /M(\d+) (\d+)h(\d+)v1h-(\d+)z/) {
      let (x, y, width) = (Int(run.1) ?? 0, Int(run.2) ?? 0, Int(run.3) ?? 0)
      #expect(run.3 == run.4)
      for place in x..<x + width { drawn.insert([place - 4, y - 4]) }
    }
    var dark = Set<[Int]>()
    for (y, row) in rows.enumerated() {
      for (x, module) in (row.string ?? "").enumerated() where module == "1" {
        dark.insert([x, y])
      }
    }
    #expect(!dark.isEmpty && drawn == dark)
    #expect(svg.contains("viewBox=\"0 0 53 53\""))
  }
}
