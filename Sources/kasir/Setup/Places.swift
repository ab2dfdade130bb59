import Till

/// Where Kasir's files are, by the XDG base folders and Kasir's own variables.
struct Places: Sendable {
  /// The config file, and whether somebody named it, so that it must exist.
  let config: (path: String, isNamed: Bool)
  /// The folder of ledgers.
  let data: String
  /// The log file.
  let log: String
  /// The folders where themes are looked for, the first one first.
  let themes: [String]

  /// - Parameter config: The file of `--config`.
  /// - Throws: ``TillError`` of kind `config` where there is no home folder and nothing in its place.
  init(_ surroundings: Surroundings, config: String?) throws(TillError) {
    let configHome = try Self.base("XDG_CONFIG_HOME", ".config", surroundings)
    if let named = config ?? surroundings.value("KASIR_CONFIG") {
      self.config = (surroundings.path(named), true)
    } else {
      self.config = (configHome + "/kasir/config.toml", false)
    }
    if let data = surroundings.value("KASIR_DATA_DIR") {
      self.data = surroundings.path(data)
    } else {
      data = try Self.base("XDG_DATA_HOME", ".local/share", surroundings) + "/kasir"
    }
    log = try Self.base("XDG_STATE_HOME", ".local/state", surroundings) + "/kasir/kasir.log"
    themes =
      [configHome + "/kasir/themes"] + Self.themesBeside(surroundings.executable)
  }

  /// A base folder.
  ///
  /// The specification says that a relative one is to be ignored.
  private static func base(
    _ variable: String, _ standard: String, _ surroundings: Surroundings
  ) throws(TillError) -> String {
    if let folder = surroundings.value(variable), folder.hasPrefix("/") { return folder }
    guard let home = surroundings.value("HOME"), home.hasPrefix("/") else {
      throw TillError(
        .config, "There is no home folder to keep files in.",
        hint: "Set HOME, or \(variable), to an absolute path.")
    }
    return home + "/" + standard
  }

  /// `../share/kasir/themes` of an installed program, and the checkout's `themes` of a built one.
  private static func themesBeside(_ executable: String?) -> [String] {
    guard let executable else { return [] }
    let parts = executable.split(separator: "/")
    var folders = ["/" + parts.dropLast(2).joined(separator: "/") + "/share/kasir/themes"]
    if let build = parts.lastIndex(where: { $0.hasPrefix(".build") }) {
      folders.append("/" + parts[..<build].joined(separator: "/") + "/themes")
    }
    return folders
  }
}
