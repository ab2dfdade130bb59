import Simulation
import StrictJSON

/// Answers that a gateway could give: right ones of the contract sheet, with members and bytes changed.
struct HostileJSON {
  /// What the answer is read as.
  enum Kind: CaseIterable {
    case session, intent, refund, refunds, error
  }

  let kind: Kind
  let body: [UInt8]

  static func draw(_ draw: inout Draw) -> HostileJSON {
    let kind = draw.one(of: Kind.allCases)
    var text = Self.text(of: kind, &draw)
    if draw.happens(80) { text = wrapped(text, &draw) }
    var body = Array(text.utf8)
    if draw.happens(300) { mutate(&body, &draw) }
    return HostileJSON(kind: kind, body: body)
  }

  /// A document as text, so that it can hold what no value can: a member twice, a number no type has.
  private static func text(of kind: Kind, _ draw: inout Draw) -> String {
    switch kind {
    case .session: object(session, &draw)
    case .intent: object(intent, &draw)
    case .refund: object(refund, &draw)
    case .refunds:
      "{\"object\":\"list\",\"has_more\":false,\"data\":["
        + (0..<draw.below(4)).map { _ in object(refund, &draw) }.joined(separator: ",") + "]}"
    case .error:
      draw.happens(500)
        ? object(error, &draw) : "{\"error\":" + object(error, &draw) + "}"
    }
  }

  private static func object(_ members: [(String, String)], _ draw: inout Draw) -> String {
    var members = members
    for _ in 0..<draw.below(4) {
      let place = draw.below(members.count)
      switch draw.below(6) {
      case 0: members.remove(at: place)
      case 1: members.append(members[place])
      case 2: members.append((members[place].0, value(&draw)))
      case 3: members.swapAt(place, draw.below(members.count))
      default: members[place].1 = value(&draw)
      }
      if members.isEmpty { break }
    }
    let space = draw.happens(100) ? " \n\t" : ""
    return "{"
      + members.map { "\(space)\"\($0.0)\"\(space):\(space)\($0.1)" }.joined(separator: ",")
      + "}"
  }

  private static func value(_ draw: inout Draw) -> String {
    switch draw.below(4) {
    case 0: draw.one(of: numbers)
    case 1: draw.one(of: texts)
    case 2:
      draw.one(of: ["null", "true", "false", "{}", "[]", "[[]]", "\"\"", "{\"a\":1,\"a\":2}"])
    default: String(Int64(bitPattern: draw.next()) >> Int64(draw.below(63)))
    }
  }

  /// The whole document within something else.
  private static func wrapped(_ text: String, _ draw: inout Draw) -> String {
    switch draw.below(6) {
    case 0: return JSONValue.string(text).compact
    case 1: return String(repeating: "[", count: 40) + text + String(repeating: "]", count: 40)
    case 2: return text + draw.one(of: [" ", "\n", "x", "{}", "\0", ","])
    case 3: return draw.one(of: ["\u{FEFF}", " ", "\u{A0}", "//\n", ","]) + text
    case 4:
      return String(repeating: "{\"a\":", count: 2_000) + "1" + String(repeating: "}", count: 2_000)
    default: return ""
    }
  }

  private static func mutate(_ body: inout [UInt8], _ draw: inout Draw) {
    for _ in 0...draw.below(4) where !body.isEmpty {
      let place = draw.below(body.count)
      switch draw.below(6) {
      case 0: body[place] = UInt8(draw.below(256))
      case 1: body.remove(at: place)
      case 2: body.insert(draw.one(of: Array("{}[]\",:\\0.eE+-".utf8)), at: place)
      case 3: body.removeSubrange(place...)
      case 4: body.insert(contentsOf: body[place..<min(place + 24, body.count)], at: place)
      default:
        body.insert(
          contentsOf: draw.one(of: [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xFF], [0x1B]]), at: place)
      }
    }
  }

  private static let numbers = [
    "0", "-0", "1", "-1", "100.0", "1e3", "1E+2", "0.1", "01", "1.", ".5", "+1", "0x10", "1_000",
    "NaN",
    "Infinity", "9007199254740993", "900000000000000", "900000000000001", "9223372036854775807",
    "9223372036854775808", "-9223372036854775809", "1000000.00", "1e400", "1e-400",
    "123456789012345678901234567890", "300000", "３０００００",
  ]
  private static let texts = [
    "\"300000\"", "\"300000.0\"", "\"3e5\"", "\" 300000\"", "\"-300000\"", "\"\\ud800\"",
    "\"\\ud83d\\ude00\"", "\"\\u0000\"", "\"\\u001b[2J\"", "\"\u{202E}\"", "\"\\x41\"", "\"a\nb\"",
    "'a'",
    "\"succeeded\"", "\"failed\"", "\"IDR\"", "\"idr\"", "\"GBP\"", "\"refund\"",
    "\"checkout.session\"",
    "\"pi_\\u002e./evil\"", "\"{\\\"client_ref\\\":\\\"A\\\"}\"", "\"\\\"\"", "\"unterminated",
  ]
  private static let session = [
    ("id", "\"cs_1680914308084531200\""), ("object", "\"checkout.session\""), ("livemode", "false"),
    ("status", "\"open\""), ("currency", "\"IDR\""), ("amount_total", "1000000"),
    ("payment_intent", "\"pi_1680914308331995136\""), ("client_reference_id", "\"K7Q2M4XD\""),
    ("url", "\"https://checkouttest.wooshpay.com/pay/cs_test_1680914308084531200\""),
    ("expires_at", "1790000000000"), ("metadata", "{\"client_ref\":\"K7Q2M4XD\"}"),
    (
      "line_items",
      "{\"data\":[{\"quantity\":1,\"description\":\"kopi\",\"price\":{\"unit_amount\":1000000}}]}"
    ),
  ]
  private static let intent = [
    ("id", "\"pi_1680914308331995136\""), ("object", "\"payment_intent\""), ("livemode", "false"),
    ("status", "\"succeeded\""), ("currency", "\"IDR\""), ("amount", "1000000"),
    ("amount_received", "1000000"), ("amount_refunded", "300000"),
    ("merchant_order_id", "\"K7Q2M4XD\""), ("metadata", "\"{\\\"reference\\\":\\\"A-1\\\"}\""),
    ("last_payment_error", "{\"message\":\"declined\"}"), ("created", "1790000000"),
  ]
  private static let refund = [
    ("id", "\"re_1680914308331995137\""), ("object", "\"refund\""), ("livemode", "false"),
    ("status", "\"succeeded\""), ("currency", "\"IDR\""), ("amount", "300000"),
    ("payment_intent", "\"pi_1680914308331995136\""), ("reason", "\"requested_by_customer\""),
    ("metadata", "{\"client_ref\":\"K7Q2M4XD\"}"), ("created", "1790000000000"),
  ]
  private static let error = [
    ("type", "\"invalid_request_error\""), ("code", "\"amount_too_large\""),
    ("message", "\"Refund amount is greater than unrefunded amount.\""), ("param", "\"amount\""),
  ]
}
