import StrictJSON
import Testing

/// A command line that is wrong, and what is said of it.
struct Slip: Sendable, CustomTestStringConvertible {
  let arguments: [String]
  /// The kind of a refusal; nil where the command line itself is wrong.
  let refusal: String?
  /// Words of the sentence.
  let words: String

  var testDescription: String { arguments.map { $0.prefix(60) }.joined(separator: " ") }
  var exitCode: Int32 { refusal == nil ? 2 : 1 }
  var kind: JSONValue { .string(refusal ?? "usage") }

  init(_ arguments: [String], refused refusal: String? = nil, _ words: String) {
    self.arguments = arguments
    self.refusal = refusal
    self.words = words
  }

  /// A sale of one item.
  static func item(_ item: String, refused refusal: String? = nil, _ words: String) -> Slip {
    Slip(["session", "create", "--item", item], refused: refusal, words)
  }

  /// Sales that cannot be charged.
  static let sales: [Slip] = [
    Slip(["session", "create"], "There is no --item"),
    .item("teh", "“teh” is no item: write NAME:QTY:PRICE"),
    .item("teh:5000", "“teh:5000” is no item"),
    .item("teh:1:", "“” is no amount in IDR: write 18000, 18.000 or 18.000,50"),
    .item("teh:1:5,000", "“5,000” is no amount in IDR"),
    .item("teh:1:5000.0", "“5000.0” is no amount in IDR"),
    .item("teh:1:5e3", "“5e3” is no amount in IDR"),
    .item("teh:1:1,001", "“1,001” is no amount in IDR"),
    .item("teh:1:-5000", "The price of teh cannot be negative"),
    .item("teh:1:99999999999999999999", "is no amount in IDR"),
    .item("teh:0:5000", "The quantity of teh must be a whole number from 1"),
    .item("teh:-1:5000", "“-1” in “teh:-1:5000” is no quantity"),
    .item("teh:1,5:5000", "“1,5” in “teh:1,5:5000” is no quantity"),
    .item("teh::5000", "is no quantity"),
    .item("teh:1000001:1", "The quantity of teh must be"),
    .item(":1:5000", "An item needs a name"),
    // One sale has one currency: an amount of another one is none.
    Slip(Shop.tea + ["--item", "kopi:1:£12.50"], "“£12.50” is no amount in IDR"),
    Slip(
      Shop.tea + ["--item", "kopi:1:Rp 5.000", "--currency", "GBP"],
      "“Rp 5.000” is no amount in GBP"),
    Slip(Shop.tea + ["--currency", "USD"], "Kasir cannot charge in USD: it knows IDR and GBP"),
    .item("teh:1:0", refused: "limit", "Rp 0 is too little: Akulaku takes Rp 0,01 or more"),
    .item(
      "rumah:1:25.000.000,01", refused: "limit",
      "Rp 25.000.000,01 is too much: Akulaku takes at most Rp 25.000.000"),
    .item("a:2:20.000.000", refused: "limit", "Rp 40.000.000 is too much"),
    .item("a:1000000:92.000.000.000.000", "is more than any sale can be"),
    Slip(Shop.tea + ["--terminal-type", "TV"], "TV is no terminal type: use one of"),
    Slip(Shop.tea + ["--reference", ""], "A reference cannot be empty"),
    Slip(Shop.tea + ["--reference", "meja 7"], "A reference takes letters, digits and"),
    Slip(Shop.tea + ["--reference", "cs_7"], "A reference cannot begin with cs_"),
    Slip(
      Shop.tea + ["--reference", String(repeating: "7", count: 41)], "That reference is too long"),
  ]

  /// Commands that cannot be run.
  static let commands: [Slip] = [
    Slip(Shop.tea + ["--colour", "red"], "Unknown option '--colour'"),
    Slip(["session", "create", "--item"], "Missing value for '--item"),
    Slip(["session", "show"], "Missing expected argument '<ID>'"),
    Slip(["session", "show", "a", "b"], "Unexpected argument 'b'"),
    Slip(
      ["session", "pay", "a"],
      "no command `kasir session pay`: use one of create, show, wait, expire, list"),
    Slip(["session"], "`kasir session` needs a command: one of create, show"),
    Slip(["sell"], "There is no command `kasir sell`: use one of console, display, demo, session"),
    Slip(["session", "list", "--limit", "0"], "--limit must be 1 or more"),
    Slip(["session", "list", "--limit", "ten"], "The value 'ten' is invalid for '--limit"),
    Slip(["session", "wait", "a", "--timeout", "-1"], "--timeout"),
    Slip(["session", "wait", "a", "--timeout", "soon"], "The value 'soon' is invalid"),
    Slip(["sales", "list", "--limit", "0"], "--limit must be 1 or more"),
    Slip(["sales", "list", "--state", "payed"], "payed is no state of a sale: did you mean paid?"),
    Slip(["refund", "create", "a"], "Without a terminal to ask on, a refund needs --yes"),
    Slip(["refund", "create", "a", "--yes", "--amount", ""], "--amount is empty"),
    Slip(["refund", "create", "a", "--yes", "--amount", "  "], "--amount is empty"),
    Slip(["refund", "create", "a", "--yes", "--amount="], "--amount"),
    Slip(["refund", "create", "a", "--yes", "--reason", "mood"], "mood is no reason: use one of"),
    Slip(["qr"], "Missing expected argument '<TEXT>'"),
    Slip(["qr", ""], "there is no text"),
    Slip(["qr", String(repeating: "x", count: 2954)], refused: "limit", "at most 2953"),
    Slip(["sandbox", "--port", "65536"], "The value '65536' is invalid for '--port"),
    Slip(["sandbox", "--port", "http"], "The value 'http' is invalid for '--port"),
    Slip(
      ["sandbox", "--customer", "nice"], "nice is no customer: use pay, decline, abandon or late"),
    Slip(["sandbox", "--delay", "86401"], "--delay must be from 0 to 86400 seconds"),
    Slip(["sandbox", "--delay", "nan"], "--delay must be from 0 to 86400 seconds"),
    Slip(["sandbox", "--fault", "drip"], "drip is no order for a fault: write ACTION:FAULT"),
    Slip(
      ["sandbox", "--fault", "refund:drip"], "refund is no action: use one of create-session, get"),
    Slip(
      ["sandbox", "--fault", "create-refund:drop"], "drop is no fault: use one of reset-before, re"),
    Slip(
      ["sandbox", "--fault", "create-refund:drip:0"], "0 is no count: use a whole number from 1"),
    Slip(["sandbox", "--fault", "create-refund:refuse"], "use create-refund:shut:SECONDS"),
    Slip(["sandbox", "--manner", "rude"], "rude is no manner: use one of keys-honoured, keys-ig"),
    Slip(["demo"], "needs a terminal"), Slip(["display"], "needs a terminal"),
    Slip([], "needs a terminal"),
  ]
}
