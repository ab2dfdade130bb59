import StrictJSON
import Testing

struct JSONReaderTests {
  @Test func `reads every kind of value`() throws {
    let value = try JSONValue(
      parsing: #" {"a": [1, -2, true, false, null], "b": {"c": "d\n\u00e9\ud83d\ude00"}} "#)
    #expect(value["a"] == [1, -2, true, false, nil])
    #expect(value["b"]?["c"]?.string == "d\né😀")
  }

  @Test(arguments: ["100.0", "1e3", "1E+2", "9223372036854775808", "-0.5"])
  func `keeps a number that is not a whole 64-bit one apart from integers`(text: String) throws {
    #expect(try JSONValue(parsing: text) == .number(text))
    #expect(try JSONValue(parsing: text).integer == nil)
  }

  @Test(arguments: [2_500_000_000, Int64.max, Int64.min, 0])
  func `reads a whole number exactly`(number: Int64) throws {
    #expect(try JSONValue(parsing: String(number)).integer == number)
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\":1,}", "{\"a\" 1}", "{a:1}", "01", "-", "1.", "1e", "tru", "\"a",
    "\"\u{1}\"", "\"\\x\"", "\"\\ud800\"", "\"\\udc00\"", "1 2", "{\"a\":1,\"a\":2}", "NaN",
    "<html>",
  ])
  func `refuses what is not one well-formed document`(text: String) {
    #expect(throws: JSONError.self) { try JSONValue(parsing: text) }
  }

  @Test func `refuses bytes that are not UTF-8`() {
    #expect(throws: JSONError.self) { try JSONValue(parsing: [0x22, 0xFF, 0x22]) }
  }

  @Test func `refuses a document nested too deeply`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: JSONError.self) { try JSONValue(parsing: deep) }
  }
}
