import CheckoutDomain
import StrictJSON
import Till
import WooshPay

/// What comes of looking whether everything is right.
extension DocumentSchema {
  static let audit = DocumentSchema(
    "audit", "Whether a ledger is sound", of: ["sales verify"],
    Shape.object(
      "A check of a ledger.",
      [
        "ledger": Shape.text("The ledger's name."),
        "sound": Shape.flag("Whether there are no findings."),
        "sales": Shape.number(from: 0, "How many sales it has."),
        "events": Shape.number(from: 0, "How many events it has."),
        "findings": Shape.list(
          of: Shape.object(
            "Something that is wrong.",
            [
              "kind": Shape.text("What kind of thing; an open set."),
              "reference": Shape.nullable(Shape.text("The sale it is about.")),
              "event": Shape.nullable(Shape.number(from: 0, "The event's number.")),
              "message": Shape.text("What is wrong, in one sentence."),
            ]), "What is wrong."),
        "notes": Shape.list(of: Shape.text("A note."), "What else a person should know."),
      ]))

  static let rebuild = DocumentSchema(
    "rebuild", "A ledger that was made anew", of: ["sales rebuild"],
    Shape.object(
      "What a rebuild did.",
      [
        "ledger": Shape.text("The ledger's name."),
        "lines": Shape.number(from: 0, "How many lines its journal has."),
        "kept_aside": Shape.list(of: Shape.text("A path."), "The files that were there before."),
        "unknown": Shape.list(
          of: Shape.text("A reference."), "The sales whose outcome is looked up."),
        "notes": Shape.list(of: Shape.text("A note."), "What else a person should know."),
      ]))

  static let reconciliation = DocumentSchema(
    "reconciliation", "Ledger and gateway compared", of: ["reconcile"],
    Shape.object(
      "What came of comparing ledger and gateway.",
      [
        "since": Shape.moment("The first moment compared."),
        "until": Shape.moment("The first moment after."),
        "verdict": Shape.word(["balanced", "differs", "unknown"], "What came of it."),
        "ours": Shape.number(from: 0, "Payments of that time in the ledger."),
        "theirs": Shape.number(from: 0, "Payments of that time at the gateway."),
        "differences": Shape.list(of: difference, "What differs."),
        "sees_foreign_refunds": Shape.flag("Whether a refund made without Kasir would be seen."),
        "unsaid": Shape.list(of: Shape.text("A sentence."), "What the gateway could not say."),
      ]))

  private static let difference = Shape.object(
    "A difference.",
    [
      "kind": Shape.word(ReconcileDifference.Kind.allCases.map(\.rawValue), "Which kind it is."),
      "reference": Shape.text("The sale's reference, or the gateway's id."),
      "client_ref": Shape.nullable(Shape.text("The sale's random name.")),
      "session_id": Shape.nullable(Shape.text("Its checkout session.")),
      "payment_intent": Shape.nullable(Shape.text("Its payment intent.")),
      "refund": Shape.nullable(Shape.text("The refund it is about.")),
      "currency": Shape.nullable(Shape.text("The currency of amounts.")),
      "ours": side("The ledger"), "theirs": side("The gateway"),
      "remedy": Shape.word(
        ReconcileDifference.Remedy.allCases.map(\.rawValue), "What was done about it."),
    ])

  private static func side(_ name: String) -> JSONValue {
    [
      "type": ["integer", "string", "null"],
      "description": .string("\(name) says: minor units, or a word."),
    ]
  }

  static let doctor = DocumentSchema(
    "doctor", "Whether everything is in order to sell", of: ["doctor"],
    Shape.object(
      "What was checked.",
      [
        "verdict": Shape.word(verdicts, "The worst of all."),
        "checks": Shape.list(
          of: Shape.object(
            "A check.",
            [
              "check": Shape.word(DoctorLine.Check.allCases.map(\.rawValue), "What was checked."),
              "verdict": Shape.word(verdicts, "What came of it."),
              "message": Shape.text("What was found, in one sentence."),
              "hint": Shape.nullable(Shape.text("What to do.")),
            ]), "Its checks."),
      ]))

  private static let verdicts = DoctorLine.Verdict.allCases.map(\.rawValue)

  static let probe = DocumentSchema(
    "probe", "How a test gateway behaves", of: ["doctor --probe"],
    Shape.object(
      "What a probe found out.",
      [
        "gateway": Shape.text("The gateway's host."),
        "asked_at": Shape.moment("When it was asked."),
        "answers": Shape.list(
          of: Shape.object(
            "A question.",
            [
              "question": Shape.text("Its number, P1 to P12."),
              "statement": Shape.text("What was to be found out."),
              "answer": Shape.nullable(Shape.flag("Whether it is so.")),
              "why_unknown": Shape.nullable(Shape.text("Why nobody knows.")),
            ]), "What it says."),
        "sessions": Shape.list(of: Shape.text("cs_…."), "The sessions made for it, expired."),
        "refunds": Shape.list(of: Shape.text("re_…."), "The refunds made for it."),
      ]))
}
