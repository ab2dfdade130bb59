import Hashing
import Testing

struct HashingTests {
  // FIPS 180-2 appendix B, and the hash of nothing.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `hashes the published samples`(text: String, hash: String) {
    #expect(Digest.sha256Hex(Array(text.utf8)) == hash)
  }

  // RFC 4231, cases 2 and 6, and a code under an empty key.
  @Test(arguments: [
    (
      Array("Jefe".utf8), "what do ya want for nothing?",
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    ),
    (
      [UInt8](repeating: 0xAA, count: 131),
      "Test Using Larger Than Block-Size Key - Hash Key First",
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    ),
    ([], "", "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"),
  ])
  func `codes the published samples`(key: [UInt8], text: String, code: String) {
    #expect(Digest.hex(Digest.hmacSHA256(Array(text.utf8), key: key)) == code)
  }

  @Test(
    arguments: [
      ([], [], true), ([1, 2], [1, 2], true), ([1, 2], [1, 3], false), ([1], [1, 0], false),
      ([], [0], false),
    ] as [([UInt8], [UInt8], Bool)])
  func `compares bytes and lengths`(left: [UInt8], right: [UInt8], areEqual: Bool) {
    #expect(Digest.areEqual(left, right) == areEqual)
  }
}
