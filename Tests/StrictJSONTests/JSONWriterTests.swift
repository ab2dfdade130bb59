import StrictJSON
import Testing

struct JSONWriterTests {
  @Test func `writes members in the order they were given`() {
    let value: JSONValue = ["z": 1, "a": [true, nil, "x"], "e": [:], "l": []]
    #expect(value.compact == #"{"z":1,"a":[true,null,"x"],"e":{},"l":[]}"#)
  }

  @Test func `escapes whatever could move a cursor`() {
    let value: JSONValue = "a\"\\\n\u{1b}[2J\u{9b}\u{202e}é"
    #expect(value.compact == #""a\"\\\n\u001b[2J\u009b\u202eé""#)
  }

  @Test func `writes what it can read again`() throws {
    let value: JSONValue = ["a": [1, ["b": "c\u{7f}"]], "d": nil]
    #expect(try JSONValue(parsing: value.compact) == value)
    #expect(try JSONValue(parsing: value.pretty) == value)
  }

  @Test func `indents for people`() {
    let value: JSONValue = ["a": [1], "b": 2]
    #expect(value.pretty == "{\n  \"a\": [\n    1\n  ],\n  \"b\": 2\n}")
  }
}
