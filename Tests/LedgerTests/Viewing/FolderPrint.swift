import Foundation

/// What is in a folder: the names, bytes and moments of change of its files.
struct FolderPrint: Equatable {
  private var files: [String: [String]] = [:]

  init(_ folder: String) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let url = URL(fileURLWithPath: folder + "/" + name)
      let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
      let moment = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
      files[name] = [
        "\(moment)", "\(attributes[.posixPermissions] ?? "")",
        try Data(contentsOf: url).base64EncodedString(),
      ]
    }
  }

  var names: [String] { files.keys.sorted() }
}
