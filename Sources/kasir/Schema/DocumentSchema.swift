import StrictJSON

/// One kind of document that Kasir prints or reads, and its JSON Schema.
struct DocumentSchema {
  /// Its name: `kasir schema NAME`.
  let name: String
  /// What it describes, in a few words.
  let title: String
  /// The commands that print it with `--json`, such as `session create`.
  let commands: [String]
  private let shape: JSONValue

  init(_ name: String, _ title: String, of commands: [String] = [], _ shape: JSONValue) {
    self.name = name
    self.title = title
    self.commands = commands
    self.shape = shape
  }

  /// The schema as it is printed.
  var document: JSONValue {
    var document = JSONObject([
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "$id": .string("urn:kasir:schema:" + name), "title": .string(title),
    ])
    for (member, value) in shape.object?.members ?? [] { document[member] = value }
    return .object(document)
  }
}

extension DocumentSchema {
  /// Every kind of document there is.
  static let all: [DocumentSchema] = [
    sale, sales, timeline, audit, rebuild, reconciliation, doctor, probe, conformance, code,
    sandbox, schemas,
    completions, manual, request, endpoint, endpoints, deletion, listening,
    saleInput, error, note,
  ]

  /// The schema of a name, or of what a command prints.
  static func named(_ name: String) -> DocumentSchema? {
    all.first { $0.name == name } ?? all.first { $0.commands.contains(name) }
  }
}
