import StrictJSON
import WooshPay

extension DocumentSchema {
  static let conformance = DocumentSchema(
    "conformance", "What a test gateway did beside what its contract says",
    of: ["doctor --conformance"],
    Shape.object(
      "What a conformance run found.",
      [
        "gateway": Shape.text("The gateway's host."),
        "asked_at": Shape.moment("When it was asked."),
        "counts": Shape.object(
          "How many rows have each verdict.",
          [
            "as_documented": Shape.number(from: 0, "It did what is documented."),
            "differs": Shape.number(from: 0, "It did something else."),
            "not_testable": Shape.number(from: 0, "It cannot be seen here."),
          ]),
        "rows": Shape.list(
          of: Shape.object(
            "A row.",
            [
              "section": Shape.number(from: 1, "The section of the contract sheet."),
              "expectation": Shape.text("What is documented."),
              "seen": Shape.text("What it did, or why that cannot be seen."),
              "verdict": Shape.word(
                ConformanceRow.Verdict.allCases.map(\.rawValue), "How the two compare."),
            ]), "In the order of the sheet."),
        "sessions": Shape.list(of: Shape.text("cs_…."), "The sessions made for it, expired."),
        "intents": Shape.list(of: Shape.text("pi_…."), "The intents made for it, canceled."),
        "refunds": Shape.list(of: Shape.text("re_…."), "The refunds made for it."),
      ]))
}
