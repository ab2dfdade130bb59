import CheckoutDomain
import Foundation
import Glibc
import Testing
import Till
import WooshPay

@testable import kasir

/// Ways to keep a key file badly, each of them refused before the key is used.
struct KeyFileTests {
  /// What is done to a good key file in a good folder, and words of what is said.
  struct BadSetup: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let words: String
    let spoil: @Sendable (_ file: String, _ folder: String) -> Void

    init(
      _ name: String, _ words: String, _ spoil: @escaping @Sendable (String, String) -> Void
    ) {
      testDescription = name
      self.words = words
      self.spoil = spoil
    }
  }

  static let setups: [BadSetup] = [
    BadSetup("group reads", "owner's alone") { file, _ in chmod(file, 0o640) },
    BadSetup("group writes", "owner's alone") { file, _ in chmod(file, 0o620) },
    BadSetup("group runs", "owner's alone") { file, _ in chmod(file, 0o610) },
    BadSetup("all read", "owner's alone") { file, _ in chmod(file, 0o644) },
    BadSetup("others read", "owner's alone") { file, _ in chmod(file, 0o604) },
    BadSetup("others write", "owner's alone") { file, _ in chmod(file, 0o602) },
    BadSetup("everybody everything", "owner's alone") { file, _ in chmod(file, 0o777) },
    BadSetup("somebody else's", "owner's alone") { file, _ in
      // Only root can give a file away; anybody else's is refused for its mode here.
      if chown(file, 65_534, 65_534) != 0 { chmod(file, 0o644) }
    },
    BadSetup("a link", "is a symbolic link") { file, _ in
      rename(file, file + ".real")
      symlink(file + ".real", file)
    },
    BadSetup("a link to nowhere", "is a symbolic link") { file, _ in
      unlink(file)
      symlink("/nowhere", file)
    },
    BadSetup("a pipe that nobody writes into", "is no plain file") { file, _ in
      unlink(file)
      mkfifo(file, 0o600)
    },
    BadSetup("a folder", "is no plain file") { file, _ in
      unlink(file)
      mkdir(file, 0o700)
    },
    BadSetup("not there", "cannot be read: No such file") { file, _ in unlink(file) },
    BadSetup("empty", "There is no key in") { file, _ in truncate(file, 0) },
    BadSetup("in a folder of the group's", "Others can put another key") { _, folder in
      chmod(folder, 0o770)
    },
    BadSetup("in a folder of everybody's", "Others can put another key") { _, folder in
      chmod(folder, 0o777)
    },
  ]

  @Test(arguments: setups)
  func `a key file that is kept badly is refused, and its key is not said`(setup: BadSetup) throws {
    let (file, folder) = try Self.keyFile()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    setup.spoil(file, folder)
    let error = try #require(throws: TillError.self) { try Self.key(file) }
    #expect(error.kind == .key)
    #expect(error.message.contains(setup.words), "\(error.message)")
    #expect(error.message.contains(file))
    #expect(!"\(error)".contains("Canary"))
  }

  @Test(arguments: [0o600, 0o400] as [mode_t], [0o700, 0o755, 0o1777] as [mode_t])
  func `a key file of its owner's is read`(mode: mode_t, folderMode: mode_t) throws {
    let (file, folder) = try Self.keyFile()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    chmod(file, mode)
    chmod(folder, folderMode)
    #expect(try Self.key(file)?.mode == .test)
  }

  private static func keyFile() throws -> (file: String, folder: String) {
    let folder = FileManager.default.temporaryDirectory.path + "/kasir-key-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    let file = folder + "/key"
    try Data("sk_test_Canary0000\n".utf8).write(to: URL(fileURLWithPath: file))
    chmod(file, 0o600)
    return (file, folder)
  }

  private static func key(_ file: String) throws(TillError) -> SecretKey? {
    var config = Config()
    config.secretKeyFile = file
    let surroundings = Surroundings(environment: [:], workingFolder: "/", executable: nil)
    return try KeySource.key(surroundings, config, configFolder: "/")
  }
}
