import CheckoutDomain
import SandboxGateway

extension Episode {
  /// The reference of the sale that episodes are about.
  static let reference = "meja-7"

  /// Every story that is told: between them they pass every landmark.
  static let all: [Episode] = [
    Episode(
      name: "a sale and its refunds",
      steps: [
        create(), Step("session", "wait", reference, "--timeout", "20"),
        refund("2.000"), Step("refund", "show", "{refund}"), refund(nil),
      ]),
    Episode(
      name: "a sale that is canceled",
      steps: [create("abandon-7"), Step("session", "expire", "abandon-7")]),
    Episode(
      name: "a declined customer",
      steps: [create("decline-7"), Step("session", "show", "decline-7")]
    ),
    Episode(
      name: "a create whose answer is lost", faults: ["create-session:reset-after"],
      steps: [create(), Step("session", "show", reference)]),
    Episode(
      name: "a customer who never comes",
      steps: [
        create("abandon-7"), Step("session", "show", "abandon-7", later: .seconds(25 * 3600)),
      ]),
    Episode(
      name: "a payment that failed for good",
      gateway: .prompt {
        $0.declinedStatus = .failed
        $0.expiryCancelsIntent = false
      },
      steps: [
        create("decline-7"), Step("session", "show", "decline-7", later: .seconds(25 * 3600)),
      ]),
    Episode(
      name: "a create that is refused for now", faults: ["create-session:429"], steps: [create()]),
    Episode(
      name: "a create that never arrived", before: { try await $0.loseCreate() },
      steps: [Step("session", "show", reference)]),
    Episode(
      name: "an answer of another amount", faults: ["create-session:wrong-amount"],
      steps: [create(), show]),
    Episode(
      name: "a refund whose answer is lost", faults: ["create-refund:reset-after"],
      before: { try await $0.sell() }, steps: [refund("2.000"), Step("refund", "show", "{refund}")]),
    Episode(
      name: "a refund that is refused for now", faults: ["create-refund:429"],
      before: { try await $0.sell() }, steps: [refund("2.000")]),
    Episode(
      name: "a refund that is refused", gateway: .prompt { $0.allowsSeveralRefunds = false },
      before: { try await $0.sell() }, steps: [refund("2.000"), refund("1.000")]),
    Episode(
      name: "a refund that takes its time",
      gateway: .prompt { $0.refundLife = .pendingThenSucceeds(after: .milliseconds(1)) },
      before: { try await $0.sell() }, steps: [refund("2.000"), Step("refund", "show", "{refund}")]),
    Episode(
      name: "a refund that fails later",
      gateway: .prompt { $0.refundLife = .pendingThenFails(after: .milliseconds(1)) },
      before: { try await $0.sell() }, steps: [refund("2.000"), Step("refund", "show", "{refund}")]),
    Episode(
      name: "a refund that only a person can settle", gateway: .prompt { $0.refundList = .absent },
      before: { try await $0.loseRefund(arrives: true, ago: .seconds(25 * 3600)) },
      steps: [
        Step("refund", "show", "{refund}"),
        Step(
          "refund", "resolve", "{refund}", "--outcome", "refunded", "--evidence",
          "statement of today, line 7", "--by", "Sari", "--second", "Budi"),
      ]),
    Episode(
      name: "a refund that turns up after a person has settled it",
      gateway: .prompt { $0.refundList = .absent }, hasOthers: true,
      before: { counter in
        try await counter.loseRefund(arrives: false, ago: .seconds(25 * 3600))
        try await counter.refundElsewhere(200_000)
      },
      steps: [
        Step("refund", "show", "{refund}"),
        Step(
          "refund", "resolve", "{refund}", "--outcome", "refunded", "--evidence",
          "statement of today, line 7", "--by", "Sari", "--second", "Budi"),
        Step("refund", "show", "{elsewhere}"),
      ]),
    Episode(
      name: "an intent without a session",
      steps: [
        Step("intent", "create", "--item", "teh:2:5000", "--reference", reference),
        Step("intent", "wait", reference, "--timeout", "20"),
      ]),
    Episode(
      name: "an intent without a link, and a session in its place",
      steps: [
        Step(
          "intent", "create", "--item", "teh:2:5000", "--reference", "noredirect-7", "--or-session")
      ]),
    Episode(
      name: "a create that nobody answers", faults: ["list-sessions:shut:1"],
      steps: [Step("session", "list"), create()]),
    Episode(
      name: "a refund that nobody answers", faults: ["get-intent:shut:1"],
      before: { try await $0.sell() }, steps: [refund("2.000")]),
    Episode(
      name: "a lost sale that is found and settled", hasOthers: true,
      before: { counter in
        try await counter.sell()
        try await counter.sellElsewhere()
      },
      steps: [
        Step("reconcile"),
        Step(
          "sales", "settle", "{session}", "--by", "Sari", "--evidence",
          "delivered on the 26th, note 4711"),
      ]),
    Episode(
      name: "a start after a create was cut off",
      steps: [create(killAt: "before POST /v1/checkout/sessions"), show]),
    Episode(
      name: "a start after a refund was cut off", before: { try await $0.sell() },
      steps: [refund("2.000", killAt: "after POST /v1/refunds"), show]),
    Episode(
      name: "a start after an answer was not read", before: { try await $0.sell() },
      steps: [refund("2.000", killAt: "after commit attempt_ended"), show]),
    Episode(
      name: "a start after a line was not committed", before: { try await $0.sell() },
      steps: [
        refund("2.000", killAt: "journalled commit refund_sending, attempt_begun of refund"), show,
      ]),
    Episode(
      name: "somebody else's sale", hasOthers: true, before: { try await $0.sellElsewhere() },
      steps: [
        Step("session", "show", "{session}"),
        Step("refund", "create", "{session}", "--amount", "2.000", "--yes"),
      ]),
    Episode(
      name: "somebody else's refund", hasOthers: true,
      before: { counter in
        try await counter.sell()
        try await counter.refundElsewhere()
      }, steps: [Step("refund", "show", "{elsewhere}"), refund("1.000")]),
    Episode(
      name: "somebody else's refund that is known by its sum first",
      gateway: .prompt { ($0.refundList, $0.tellsRefunded) = (.absent, true) }, hasOthers: true,
      before: { counter in
        try await counter.sell()
        try await counter.refundElsewhere()
      }, steps: [refund("1.000"), Step("refund", "show", "{elsewhere}")]),
    Episode(
      name: "two sessions for one sale", gateway: .prompt { $0.keys = .ignored }, hasOthers: true,
      before: { try await $0.loseCreate(arrivals: 2) },
      steps: [show, show]),
    Episode(
      name: "a console that watches", before: { try await $0.wait() },
      steps: [.console { $0.allSatisfy { $0.progress.phase == .paid } }]),
    Episode(
      name: "a console that sends a refund again",
      before: { counter in
        try await counter.loseRefund(arrives: false, ago: .seconds(3600))
        try counter.know(.honoursRefundKeys)
      },
      steps: [.console { $0.allSatisfy { $0.refunds.allSatisfy { $0.state == .refunded } } }]),
  ]

  private static let show = Step("session", "show", reference)

  private static func create(_ reference: String = reference, killAt: String? = nil) -> Step {
    Step(
      words: ["session", "create", "--item", "teh:2:5000", "--reference", reference],
      isDone: nil, killAt: killAt)
  }

  private static func refund(_ amount: String?, killAt: String? = nil) -> Step {
    Step(
      words: ["refund", "create", reference, "--yes"] + (amount.map { ["--amount", $0] } ?? []),
      isDone: nil, killAt: killAt)
  }
}
