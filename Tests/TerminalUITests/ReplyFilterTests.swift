import Testing

@testable import TerminalUI

/// Answers of the terminal are taken out of what is typed, and nothing else is.
struct ReplyFilterTests {
  private static let all = Set(TerminalQuestion.allCases)
  private static let answers: [(String, TerminalReply)] = [
    ("\u{1B}]11;rgb:ffff/ffff/ffff\u{07}", .background(.light)),
    ("\u{1B}]11;rgb:1212/1616/1c1c\u{1B}\\", .background(.dark)),
    ("\u{1B}]11;rgb:f/e/d\u{1B}\\", .background(.light)),
    ("\u{1B}]11;rgba:00/2b/36/ff\u{07}", .background(.dark)),
    ("\u{1B}]11;rgb:FDFD/F6F6/E3E3\u{07}", .background(.light)),
    ("\u{1B}[?2026;2$y", .synchronizes(true)), ("\u{1B}[?2026;1$y", .synchronizes(true)),
    ("\u{1B}[?2026;0$y", .synchronizes(false)), ("\u{1B}[?2026;4$y", .synchronizes(false)),
    ("\u{1B}[?1;2c", .attributes), ("\u{1B}[?6c", .attributes),
    ("\u{1B}[?62;1;2;4;6;9;15;16;17;18;21;22;28;29c", .attributes),
  ]

  private func raw(_ text: String) -> [RawInput] { text.unicodeScalars.map { .scalar($0.value) } }

  private func typed(_ taken: ReplyFilter.Taken) -> [RawInput] { taken.typed.flatMap { $0 } }

  @Test(arguments: answers)
  func `an answer is taken out wherever it is split`(answer: String, reply: TerminalReply) {
    let bytes = raw(answer)
    for split in 0...bytes.count {
      var filter = ReplyFilter(asked: Self.all, at: .zero)
      let first = filter.take(raw("a") + bytes[..<split], at: .milliseconds(1))
      let second = filter.take(bytes[split...] + raw("b"), at: .milliseconds(2))
      #expect(typed(first) == raw("a"), "\(split)")
      #expect(typed(second) == raw("b"), "\(split)")
      #expect(first.replies + second.replies == [reply], "\(split)")
      #expect(filter.holdsUntil == nil)
    }
    // One at a time.
    var filter = ReplyFilter(asked: Self.all, at: .zero)
    let taken = bytes.map { filter.take([$0], at: .milliseconds(1)) }
    #expect(taken.flatMap(\.replies) == [reply] && taken.allSatisfy { $0.typed.isEmpty })
  }

  @Test func `answers glued to keys and to each other leave the keys as they were`() {
    var filter = ReplyFilter(asked: Self.all, at: .zero)
    let taken = filter.take(
      raw("n\u{1B}]11;rgb:00/00/00\u{07}\u{1B}[?2026;2$y\u{1B}\u{1B}[?62;22cx"),
      at: .milliseconds(3))
    // Esc was pressed by itself: the answer behind it is no part of it.
    #expect(taken.typed == [raw("n"), raw("\u{1B}"), raw("x")])
    #expect(taken.replies == [.background(.dark), .synchronizes(true), .attributes])
    var decoder = KeyDecoder(codes: [:])
    #expect(
      taken.typed.flatMap { decoder.decode($0) }
        == [.character("n"), .escape, .character("x")])
  }

  @Test func `answers inside of a paste and around it stay out of it`() {
    let codes: [Int32: KeyDecoder.Meaning] = [1: .pasteStart, 2: .pasteEnd]
    var decoder = KeyDecoder(codes: codes)
    var filter = ReplyFilter(asked: Self.all, at: .zero)
    var inputs = raw("\u{1B}[?2026;2$y") + [.code(1)]
    inputs += raw("kopi \u{1B}]11;rgb:ff/ff/ff\u{1B}\\susu") + [.code(2)]
    inputs += raw("\u{1B}[?1;2cx")
    let taken = filter.take(inputs, at: .milliseconds(1))
    #expect(
      taken.typed.flatMap { decoder.decode($0) } == [.paste("kopi susu"), .character("x")])
    #expect(taken.replies == [.synchronizes(true), .background(.light), .attributes])
  }

  @Test func `an Esc waits only while an answer may begin with it, and not for long`() {
    var filter = ReplyFilter(asked: Self.all, at: .seconds(10))
    let held = filter.take(raw("\u{1B}"), at: .seconds(11))
    #expect(held == ReplyFilter.Taken())
    #expect(filter.holdsUntil == .seconds(11) + ReplyFilter.longestHold)
    #expect(ReplyFilter.longestHold <= .milliseconds(500))
    #expect(filter.release().typed == [raw("\u{1B}")])
    #expect(filter.holdsUntil == nil)
    // The terminal has answered.
    #expect(filter.take(raw("\u{1B}[?1;2c"), at: .seconds(11)).replies == [.attributes])
    #expect(!filter.isAsking(at: .seconds(11)))
    #expect(filter.take(raw("\u{1B}"), at: .seconds(11)).typed == [raw("\u{1B}")])
    #expect(filter.holdsUntil == nil)
  }

  @Test func `an answer in pieces is taken out also behind the last one, or after its time`() {
    let answer = raw("\u{1B}]11;rgb:ff/ff/ff\u{1B}\\")
    for place in 3..<answer.count {
      for moment in [Duration.milliseconds(1), .seconds(3)] {
        var filter = ReplyFilter(asked: Self.all, at: .zero)
        _ = filter.take(raw("\u{1B}[?1;2c"), at: .milliseconds(1))
        #expect(filter.take(Array(answer[..<place]), at: moment).typed == [], "\(place)")
        #expect(filter.holdsUntil == moment + ReplyFilter.longestHold)
        #expect(filter.take(Array(answer[place...]), at: moment).replies == [.background(.light)])
      }
    }
    // What a key may begin with acts at once, and what does not go on is typed.
    var filter = ReplyFilter(asked: Self.all, at: .zero)
    for text in ["\u{1B}", "\u{1B}[", "\u{1B}]"] {
      #expect(filter.take(raw(text), at: .seconds(3)).typed == [raw(text)])
    }
    #expect(filter.take(raw("\u{1B}]11;"), at: .seconds(3)).typed == [])
    #expect(filter.release().typed == [raw("\u{1B}]11;")])
    #expect(filter.take(raw("\u{1B}"), at: .seconds(3)).typed == [raw("\u{1B}")])
  }

  @Test func `what was held back and goes on as something else is typed read by read`() {
    for rest in ["[A", "[?25x", "]12;", "x", "O", "[?2026;5$y", "]11;rgb:12345/0/0\u{07}"] {
      var filter = ReplyFilter(asked: Self.all, at: .zero)
      #expect(typed(filter.take(raw("\u{1B}"), at: .zero)) == [])
      #expect(filter.take(raw(rest), at: .zero).typed == [raw("\u{1B}"), raw(rest)])
    }
  }

  @Test func `a terminal that never answers is given up, and Esc is instant then`() {
    var filter = ReplyFilter(asked: Self.all, at: .zero)
    #expect(filter.isAsking(at: ReplyFilter.patience - .milliseconds(1)))
    #expect(!filter.isAsking(at: ReplyFilter.patience))
    #expect(filter.take(raw("\u{1B}"), at: ReplyFilter.patience).typed == [raw("\u{1B}")])
    // An answer that comes late and whole is no typing either.
    let late = filter.take(raw("\u{1B}]11;rgb:ff/ff/ff\u{07}x"), at: .seconds(30))
    #expect(late.typed == [raw("x")] && late.replies == [.background(.light)])
  }

  @Test func `an answer that nobody asked for, or a second one, passes as it is`() {
    for (answer, reply) in Self.answers {
      var filter = ReplyFilter(asked: Self.all.subtracting([reply.question]), at: .zero)
      #expect(typed(filter.take(raw(answer + "x"), at: .zero)) == raw(answer + "x"))
      filter = ReplyFilter(asked: Self.all, at: .zero)
      _ = filter.take(raw(answer), at: .zero)
      #expect(typed(filter.take(raw(answer + "x"), at: .zero)) == raw(answer + "x"))
      filter = ReplyFilter(asked: [], at: .zero)
      #expect(filter.take(raw(answer), at: .zero).typed == [raw(answer)])
    }
  }

  @Test(arguments: [
    "\u{1B}]11;rgb:12345/0/0\u{07}", "\u{1B}]11;rgb:f/f\u{07}", "\u{1B}]11;rgb:f/f/f/f\u{07}",
    "\u{1B}]11;rgb://\u{07}", "\u{1B}]11;rgb:g/0/0\u{07}", "\u{1B}]11;rgbi:1/1/1\u{07}",
    "\u{1B}]10;rgb:f/f/f\u{07}", "\u{1B}]11;#ffffff\u{07}", "\u{1B}]11;?\u{07}",
    "\u{1B}]11;rgb:f/f/f\u{1B}x", "\u{1B}]52;c;cm0=\u{07}", "\u{1B}]0;title\u{07}",
    "\u{1B}[?2026;9$y", "\u{1B}[?2026;12$y", "\u{1B}[?2004;1$y", "\u{1B}[?2026$p", "\u{1B}[?c",
    "\u{1B}[?1;;2c", "\u{1B}[?12345c", "\u{1B}[>1;2c", "\u{1B}[1;2c", "\u{1B}[?1;2R",
    "\u{1B}[?" + String(repeating: "1;", count: 500) + "c",
    "\u{1B}]11;rgb:" + String(repeating: "f", count: 5000), "\u{1B}P1$r0m\u{1B}\\",
  ])
  func `what is no answer to the letter passes as it is`(hostile: String) {
    for pieces in [1, 2, 7] {
      var filter = ReplyFilter(asked: Self.all, at: .zero)
      let bytes = raw(hostile + "x")
      var passed: [RawInput] = []
      let size = (bytes.count + pieces - 1) / pieces
      for start in stride(from: 0, to: bytes.count, by: size) {
        let taken = filter.take(Array(bytes[start..<min(start + size, bytes.count)]), at: .zero)
        #expect(taken.replies == [])
        passed += typed(taken)
      }
      #expect(passed == bytes)
      // And the true answers are understood behind it.
      #expect(filter.take(raw("\u{1B}[?1;2c"), at: .zero).replies == [.attributes])
    }
  }

  /// Keys as they come from ncurses, with answers anywhere between them, whole or in two reads.
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `random keys mean the same with answers between them`(seed: UInt64) {
    var dice = Dice(state: seed)
    let codes: [Int32: KeyDecoder.Meaning] = [
      1: .key(.up), 2: .pasteStart, 3: .pasteEnd, 4: .mouse, 5: .oldMouse, 6: .nothing,
    ]
    let presses: [[RawInput]] =
      ["n", "\r", "\u{1B}", "\u{1B}", "é", "\u{03}", "\u{1B}x", "\u{1B}[1;7Z", "\u{1B}OZ"].map(raw)
      + ["]11;", "[?", "\u{1B}]11;rgb:", "\u{1B}[?2026"].map(raw)
      + [[.code(1)], [.code(2)] + raw("q\ry"), [.code(3)], [.code(4)] + raw("0;1;1M")]
    for _ in 0..<1000 {
      var filter = ReplyFilter(asked: Self.all, at: .zero)
      var (filtered, plain) = (KeyDecoder(codes: codes), KeyDecoder(codes: codes))
      // One answer to each question at most, in their order.
      var coming = [0..<5, 5..<9, 9..<12].filter { _ in dice.roll(3) > 0 }
        .map { Self.answers[$0.lowerBound + dice.roll($0.count)] }
      var (keys, wanted): ([Key], [Key]) = ([], [])
      var (replies, given): ([TerminalReply], [TerminalReply]) = ([], [])
      var read: [RawInput] = []
      for _ in 0..<(1 + dice.roll(12)) {
        let press = presses[dice.roll(presses.count)]
        wanted += plain.decode(press)
        read += press
        if !coming.isEmpty, dice.roll(3) == 0 {
          let (answer, reply) = coming.removeFirst()
          let bytes = raw(answer)
          let split = 1 + dice.roll(bytes.count)
          given.append(reply)
          take(read + bytes[..<split])
          take(Array(bytes[split...]))
        } else {
          take(read)
        }
        read = []
      }
      for part in filter.release().typed { keys += filtered.decode(part) }
      #expect(keys == wanted)
      #expect(replies == given)

      func take(_ read: [RawInput]) {
        let taken = filter.take(read, at: .milliseconds(1))
        for part in taken.typed { keys += filtered.decode(part) }
        replies += taken.replies
      }
    }
  }

  /// The same numbers for the same seed.
  private struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }
  }
}
