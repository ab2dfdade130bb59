import CheckoutDomain
import QRCode
import StrictJSON
import Till

/// Everything that is no sale.
extension DocumentSchema {
  static let error = DocumentSchema(
    "error", "An error: with --json, on standard error",
    Shape.object(
      "An error.",
      [
        "error": Shape.object(
          "What is wrong.",
          [
            "kind": Shape.word(TillError.Kind.allCases.map(\.rawValue), "Which kind it is."),
            "message": Shape.text("What is wrong, in one sentence."),
            "code": Shape.nullable(Shape.text("The gateway's code.")),
            "http_status": Shape.nullable(Shape.number(from: 100, "The gateway's HTTP status.")),
            "hint": Shape.nullable(Shape.text("What to do.")),
          ])
      ]))

  static let note = DocumentSchema(
    "note", "A note: with --json --verbose, one a line on standard error",
    Shape.object("A note.", ["note": Shape.text("What there is to say.")]))

  static let request = DocumentSchema(
    "request", "The request of a --dry-run",
    Shape.object(
      "A request that was not sent.",
      [
        "dry_run": Shape.flag("Always true."),
        "method": Shape.word(["POST"], "The HTTP method."),
        "url": Shape.text("Where it would go."),
        "headers": [
          "type": "object", "description": "Its headers, in their order; the key is left out.",
          "additionalProperties": ["type": "string"],
        ],
        "body": Shape.nullable(Shape.text("Its body, byte for byte.")),
      ]))

  static let code = DocumentSchema(
    "code", "A QR code", of: ["qr"],
    Shape.object(
      "A QR code.",
      [
        "text": Shape.text("What it says."),
        "version": Shape.number(from: 1, "Its version, 1 to 40."),
        "level": Shape.word(["L", "M", "Q", "H"], "How much of it may be damaged."),
        "size": Shape.number(from: 21, "Modules a side, without the margin."),
        "modules": Shape.list(
          of: Shape.text(matching: "^[01]+$", "A row."), "Its rows; 1 is a dark module."),
      ]))

  static let sandbox = DocumentSchema(
    "sandbox", "What to set to sell against a sandbox", of: ["sandbox"],
    Shape.object(
      "Variables of the environment.",
      [
        "WOOSHPAY_API_BASE": Shape.text("The sandbox's origin."),
        "WOOSHPAY_SECRET_KEY": Shape.text("A key that it takes."),
      ]))

  static let schemas = DocumentSchema(
    "schemas", "The schemas there are", of: ["schema"],
    Shape.list(
      of: Shape.object(
        "A kind of document.",
        [
          "name": Shape.text("Its name."), "title": Shape.text("What it describes."),
          "commands": Shape.list(of: Shape.text("A command."), "The commands that print it."),
        ]), "Kinds of documents."))

  static let completions = DocumentSchema(
    "completions", "The completions of a shell", of: ["completions"],
    Shape.object(
      "A script.",
      [
        "shell": Shape.word(["bash", "zsh", "fish"], "The shell."),
        "script": Shape.text("What the shell has to read."),
      ]))

  static let manual = DocumentSchema(
    "manual", "The manual's source", of: ["manual"],
    Shape.object("A page.", ["mdoc": Shape.text("The page in mdoc(7).")]))
}
