import StrictJSON
import Testing

/// What RFC 8259 allows and what it does not, and where Kasir is stricter, case by case.
struct JSONConformanceTests {
  @Test(arguments: [
    "[]", "{}", "[[]]", "[[],[[]]]", "[1]", "[-0]", "[0]", "[-1]", "[1234567890123456789]",
    "[0.1]", "[-0.0]", "[0e1]", "[0e+1]", "[1E22]", "[1e-2]", "[123.456e78]", "[123e65]",
    "[true,false,null]", "[\"\"]", "[\"a\"]", "[\"\\u0061\\u30af\\u30EA\\u30b9\"]",
    "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]", "[\"\\ud83d\\ude39\"]", "[\"\\u0000\"]", "[\"\u{7F}\"]",
    "[\"\u{2028}\u{2029}\"]", "[\"\u{10FFFF}\"]", "{\"\":0}", "{\"a\":[]}", "{\"a\":\"b\",\"c\":1}",
    "{\"a\\u0000b\":0}", " [ ] ", "\r\n\t[1]\n", "null", "true", "\"x\"", "-1",
    "{\"a\":{\"b\":{}}}",
  ])
  func `a document is read`(text: String) throws {
    let value = try JSONValue(parsing: text)
    #expect(try JSONValue(parsing: value.compact) == value)
  }

  @Test(arguments: [
    // Arrays and objects that break off or hold too much.
    "[", "]", "[1", "[1,", "[,1]", "[1,,2]", "[1,]", "[1 true]", "[\"a\" \"b\"]", "[1:2]", "[1}",
    "[]]", "{", "}", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{,\"a\":1}", "{\"a\":1,,}",
    "{\"a\" \"b\"}", "{\"a\":1 \"b\":2}", "{a:1}", "{'a':1}", "{1:1}", "{null:1}", "{[]:1}",
    "{\"a\":1}}", "{\"a\":1}#", "{\"a\":1}//x", "{\"a\":/*x*/1}", "{\"a\":\"b\"}{}",
    // Numbers of other languages.
    "[+1]", "[.5]", "[1.]", "[1.e1]", "[-]", "[-.1]", "[--1]", "[01]", "[-01]", "[0x1]", "[1e]",
    "[1e+]", "[1eE2]", "[1_000]", "[1 000]", "[Infinity]", "[-Infinity]", "[NaN]", "[0.1.2]",
    "[１]", "[1a]", "[1.5f]", "[1n]", "[0o7]",
    // Words.
    "[True]", "[nul]", "[nulll]", "[undefined]", "[tru]", "[false0]", "nothing", "",
    " ", "\u{FEFF}[]", "[\u{A0}]", "[\u{B}1]", "[\u{C}]", "\u{60}x\u{60}",
    // Strings.
    "\"", "\"a", "['a']", "[\"a\n\"]", "[\"\t\"]", "[\"\u{0}\"]", "[\"\u{1F}\"]", "[\"\\\"]",
    "[\"\\x00\"]", "[\"\\a\"]", "[\"\\u\"]", "[\"\\u00\"]", "[\"\\u00G0\"]", "[\"\\uD800\"]",
    "[\"\\uD800\\n\"]", "[\"\\uD800\\u0061\"]", "[\"\\uDC00\\uD800\"]", "[\"\\uD83D\\u\"]",
    "[\"\\u{61}\"]", "[\"\\ \"]", "[\"\\\u{1F300}\"]",
    // Allowed by many readers, and not here: a name twice, of which one reader takes the first and
    // another the last.
    "{\"amount\":1,\"amount\":2}", "{\"a\":1,\"\\u0061\":2}", "{\"a\":{\"b\":1,\"b\":1}}",
  ])
  func `what is no document, or could be read in two ways, is refused`(text: String) {
    #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
  }

  @Test(
    arguments: [
      [0xFF], [0xC3, 0x28], [0xC0, 0xAF], [0xE2, 0x82], [0xED, 0xA0, 0x80],
      [0xF4, 0x90, 0x80, 0x80],
      [0xF8, 0x88, 0x80, 0x80, 0x80], [0x80], [0xFE],
    ] as [[UInt8]])
  func `bytes that are no UTF-8 are refused, also where nobody would read them`(bytes: [UInt8]) {
    let quote = UInt8(ascii: "\"")
    #expect(throws: JSONError.self) { try JSONValue(parsing: [quote] + bytes + [quote]) }
    #expect(throws: JSONError.self) { try JSONValue(parsing: Array("{}".utf8) + bytes) }
  }

  @Test func `depth has an end long before the stack has`() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(throws: Never.self) { try JSONValue(parsing: nested(32)) }
    #expect(throws: JSONError.self) { try JSONValue(parsing: nested(34)) }
    #expect(throws: JSONError.self) { try JSONValue(parsing: nested(500_000)) }
    let objects = String(repeating: "{\"a\":", count: 100_000)
    #expect(throws: JSONError.self) { try JSONValue(parsing: objects) }
  }
}
