import CheckoutDomain
import Synchronization
import Testing

struct RandomNamesTests {
  private static let alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

  @Test func `a client_ref has 26 characters that can be read over the telephone`() {
    let names = RandomNames(SeededSource(seed: 51))
    for _ in 0..<500 {
      let text = names.clientRef().text
      #expect(text.count == 26)
      #expect(text.allSatisfy(Self.alphabet.contains))
    }
  }

  @Test func `a reference is short, and one that may be used`() throws {
    let names = RandomNames(SeededSource(seed: 52))
    for _ in 0..<500 {
      let reference = names.reference()
      #expect(Reference.problem(with: reference) == nil)
      let parts = reference.split(separator: "-")
      #expect(parts.map(\.count) == [4, 4])
      #expect(parts.joined().allSatisfy(Self.alphabet.contains))
    }
  }

  @Test func `a key is bare text that fits in a header, and no longer than any gateway takes`() {
    let names = RandomNames(SeededSource(seed: 53))
    let key = names.idempotencyKey().text
    #expect(key.hasPrefix("kasir-") && key.count == 32)
    #expect(key.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\"") })
  }

  @Test func `no two names are alike in 5,000 of each`() {
    let names = RandomNames(SeededSource(seed: 54))
    #expect(Set((0..<5000).map { _ in names.clientRef() }).count == 5000)
    #expect(Set((0..<5000).map { _ in names.idempotencyKey() }).count == 5000)
    #expect(Set((0..<5000).map { _ in names.reference() }).count == 5000)
  }

  @Test func `another source gives other names, the same source the same`() {
    let one = RandomNames(SeededSource(seed: 55)).clientRef()
    #expect(one == RandomNames(SeededSource(seed: 55)).clientRef())
    #expect(one != RandomNames(SeededSource(seed: 56)).clientRef())
  }

  @Test func `every character is as likely as any other`() {
    let names = RandomNames(SeededSource(seed: 57))
    var counts: [Character: Int] = [:]
    for _ in 0..<1000 {
      for character in names.clientRef().text.prefix(24) { counts[character, default: 0] += 1 }
    }
    #expect(counts.count == 32)
    #expect(counts.values.allSatisfy { (600...900).contains($0) })
  }

  @Test func `one wrong character, or two swapped, changes the check`() {
    var random = SeededGenerator(seed: 58)
    for _ in 0..<20 {
      let body = (0..<24).map { _ in UInt64.random(in: 0..<32, using: &random) }
      let check = Self.check(of: body)
      for place in 0..<24 {
        var wrong = body
        wrong[place] = (body[place] + UInt64.random(in: 1..<32, using: &random)) % 32
        #expect(Self.check(of: wrong) != check)
        guard place > 0, body[place] != body[place - 1] else { continue }
        var swapped = body
        swapped.swapAt(place, place - 1)
        #expect(Self.check(of: swapped) != check)
      }
    }
  }

  /// The last two characters of the client_ref whose first 24 are of these values.
  private static func check(of body: [UInt64]) -> Substring {
    RandomNames(ScriptedSource(body)).clientRef().text.suffix(2)
  }
}

/// Random bits that are the same in every run.
private final class SeededSource: RandomSource {
  private let generator: Mutex<SeededGenerator>

  init(seed: Int) { generator = Mutex(SeededGenerator(seed: seed)) }

  func next() -> UInt64 { generator.withLock { $0.next() } }
}

/// Bits as they were written down.
private final class ScriptedSource: RandomSource {
  private let rest: Mutex<[UInt64]>

  init(_ numbers: [UInt64]) { rest = Mutex(numbers) }

  func next() -> UInt64 { rest.withLock { $0.removeFirst() } }
}
