import CheckoutDomain
import StrictJSON

/// Sales, and what happened to them.
extension DocumentSchema {
  static let sale = DocumentSchema(
    "sale", "One sale",
    of: [
      "session create", "session show", "session wait", "session expire", "intent create",
      "intent show", "intent wait", "intent cancel", "refund create",
      "refund show", "refund resolve", "sales show", "sales settle",
    ], saleShape)

  static let sales = DocumentSchema(
    "sales", "A list of sales, newest first",
    of: ["session list", "intent list", "intent search", "sales list", "sales export"],
    Shape.list(of: saleShape, "Sales, newest first."))

  static let timeline = DocumentSchema(
    "timeline", "What happened to a sale, oldest first", of: ["sales timeline"],
    Shape.list(
      of: Shape.object(
        "One thing that happened.",
        [
          "at": Shape.moment("When it was written down."),
          "kind": Shape.text("What kind of thing, lower case with _; an open set."),
          "detail": Shape.nullable(Shape.text("What a person should know of it.")),
        ]), "What happened, oldest first."))

  static let saleInput = DocumentSchema(
    "sale-input", "A sale on standard input: kasir session create -",
    Shape.input(
      "A sale to be charged. Members that are missing or null take the config's defaults.",
      required: ["items"],
      [
        "items": [
          "type": "array", "minItems": 1, "maxItems": .integer(Int64(Cart.maximumLines)),
          "description": "Its lines.",
          "items": Shape.input(
            "A line.", required: ["name", "quantity", "unit_amount"],
            [
              "name": Shape.text("What it is called, as the customer reads it."),
              "quantity": Shape.number(from: 1, "How many, at most 1000000."),
              "unit_amount": Shape.amount("The price of one."),
            ]),
        ],
        "reference": Shape.nullable(Shape.text("What people call it; made up if not given.")),
        "currency": Shape.nullable(Shape.word(currencies, "Its currency.")),
        "terminal_type": Shape.nullable(Shape.word(terminalTypes, "The page Akulaku shows.")),
        "note": Shape.nullable(Shape.text("A note for people, never sent; 200 characters.")),
      ]))

  private static let currencies = Currency.all.map(\.code)
  private static let terminalTypes = TerminalType.allCases.map(\.rawValue)

  static let saleShape = Shape.object(
    "A sale. A member without a value is null, never absent.",
    [
      "reference": Shape.text("What people call it; unique in the ledger."),
      "client_ref": Shape.text("The random name by which it is found at the gateway."),
      "state": Shape.word(SaleState.allCases.map(\.rawValue), "Where it stands."),
      "mode": Shape.word(["test", "live"], "Whether its money is real."),
      "currency": Shape.word(currencies, "ISO 4217."),
      "exponent": Shape.number(from: 0, "One major unit is 10 to this power minor units."),
      "amount": Shape.amount("What the customer is asked for."),
      "refunded": Shape.amount("What was given back."),
      "reserved": Shape.amount("What is about to be given back, or may have been."),
      "items": Shape.list(
        of: Shape.object(
          "A line.",
          [
            "name": Shape.text("What it is called."),
            "quantity": Shape.number(from: 1, "How many."),
            "unit_amount": Shape.amount("The price of one."),
          ]), "Its lines; none where it was imported without them."),
      "session_id": Shape.nullable(Shape.text("Its checkout session, cs_….")),
      "payment_intent": Shape.nullable(Shape.text("Its payment intent, pi_….")),
      "url": Shape.nullable(Shape.text("Its payment link.")),
      "created_at": Shape.moment("When it was charged first."),
      "expires_at": Shape.nullable(Shape.moment("When its session ends by itself.")),
      "refunds": Shape.list(of: refundShape, "Its refunds, oldest first."),
      "duplicate_of": Shape.nullable(
        Shape.text("The client_ref of the sale that this is a second session of.")),
      "alarm": Shape.nullable(Shape.text("Why it is in needs attention; an open set.")),
      "charged_by": Shape.word(["session", "intent"], "What it was charged by."),
      "disputed": Shape.flag("Whether its payment is in dispute."),
      "dispute": Shape.nullable(disputeShape),
      "terminal_type": Shape.word(terminalTypes, "The page Akulaku shows."),
      "note": Shape.nullable(Shape.text("A note for people; never sent.")),
    ])

  private static let disputeShape = Shape.object(
    "Its dispute.",
    [
      "id": Shape.text("The gateway's id."), "status": Shape.text("Where it stands; an open set."),
      "amount": Shape.nullable(Shape.amount("How much is disputed.")),
      "reason": Shape.nullable(Shape.text("Why.")),
      "updated_at": Shape.moment("When the gateway told of it last."),
    ])

  private static let refundShape = Shape.object(
    "A refund.",
    [
      "id": Shape.nullable(Shape.text("The gateway's id, re_….")),
      "key": Shape.text("The idempotency key of its decision."),
      "amount": [
        "type": "integer", "minimum": 1, "description": "How much. In minor units.",
      ],
      "state": Shape.word(RefundState.allCases.map(\.rawValue), "Where it stands."),
      "reason": Shape.text("Why; an open set."),
      "created_at": Shape.moment("When it was decided."),
      "lines": Shape.nullable(
        Shape.list(
          of: refundedLineShape, "The lines that it gives back; null where none was named.")),
    ])

  private static let refundedLineShape = Shape.object(
    "Pieces of a line that a refund gives back.",
    [
      "position": Shape.number(from: 0, "The place of the line among the items, from 0."),
      "name": Shape.text("What it is called."),
      "quantity": Shape.number(from: 1, "How many."),
      "amount": Shape.amount("What they come to in the refund."),
    ])
}
