import CheckoutDomain
import StrictJSON

/// What sessions and lists tell: P2, P6, P7, P8, P9.
extension GatewayProbe {
  private static let path = RequestTarget.path("checkout", "sessions")
  /// Rp 100, which without decimals would be Rp 10.000.
  private static let amount = Money(minorUnits: 10_000, .idr)
  private static let burst = 30

  func askSessions(_ report: inout ProbeReport) async {
    let (body, key) = (sessionBody(), names.idempotencyKey())
    let reply = await client.post(Self.path, body, key: key)
    guard let first = report.note(session: reply) else {
      for question in [GatewayFacts.Question.honoursSessionKeys, .hasTwoDecimals, .tellsSeconds] {
        report.leave(question, "no session could be made: \(reply.words)")
      }
      return await askList(&report, makesSessions: false)
    }
    if let created = reply.value("created")?.integer {
      // Contract sheet §1: whatever is below 10^11 counts seconds.
      report.answer(.tellsSeconds, created < 100_000_000_000)
    } else {
      report.leave(.tellsSeconds, "a session says no time")
    }
    let again = await client.post(Self.path, body, key: key)
    if let second = report.note(session: again) {
      report.answer(.honoursSessionKeys, second.id == first.id)
    } else {
      report.leave(.honoursSessionKeys, "the second request was answered with \(again.words)")
    }
    await askPage(of: first, &report)
    await askList(&report, makesSessions: true)
  }

  private func askPage(of session: CheckoutSession, _ report: inout ProbeReport) async {
    guard let url = session.url else {
      return report.leave(.hasTwoDecimals, "the session has no link to a payment page")
    }
    guard let read = await readPage(url, Self.amount) else {
      return report.leave(.hasTwoDecimals, "nobody read the amount on a payment page")
    }
    switch read.minorUnits {
    case Self.amount.minorUnits: report.answer(.hasTwoDecimals, true)
    case Self.amount.minorUnits * 100: report.answer(.hasTwoDecimals, false)
    default:
      report.leave(
        .hasTwoDecimals,
        "the page shows \(read), which is neither \(Self.amount) nor a hundred times as much")
    }
  }

  /// A page of one row, of a list that has two at least.
  private func askList(_ report: inout ProbeReport, makesSessions: Bool) async {
    if makesSessions {
      _ = report.note(
        session: await client.post(Self.path, sessionBody(), key: names.idempotencyKey()))
    }
    let reply = await client.get(Self.path + "/list", [("limit", "1")])
    guard reply.isDone, let rows = reply.rows else {
      return report.isAnsweredNo(.listsByQuery, by: reply)
    }
    guard report.sessions.count > 1 || rows.count > 1 else {
      return report.leave(.listsByQuery, "there are too few sessions to tell")
    }
    report.answer(.listsByQuery, rows.count == 1)
  }

  /// A burst of questions, to see whether a gateway that has enough says for how long.
  func askLimits(_ report: inout ProbeReport) async {
    let replies = await withTaskGroup(of: TestReply.self) { [client] group in
      for _ in 0..<Self.burst {
        group.addTask { await client.get(Self.path + "/list", [("limit", "1")]) }
      }
      var replies: [TestReply] = []
      for await reply in group { replies.append(reply) }
      return replies
    }
    let refused = replies.filter { $0.status == 429 }
    guard !refused.isEmpty else {
      return report.leave(
        .sendsRetryAfter, "\(Self.burst) requests at once were not too many")
    }
    report.answer(.sendsRetryAfter, refused.allSatisfy { $0.retryAfter?.isEmpty == false })
  }

  /// Expires what was made.
  func endSessions(_ report: inout ProbeReport) async {
    for session in report.sessions where session.status == .open {
      let path = RequestTarget.path("checkout", "sessions", session.id.text, "expire")
      _ = report.note(session: await client.post(path, key: names.idempotencyKey()))
    }
  }

  private func sessionBody() -> JSONValue? {
    guard let item = try? LineItem(name: "Kasir probe", quantity: 1, unitAmount: Self.amount) else {
      return nil
    }
    let sale = Sale(
      clientRef: names.clientRef(), reference: "PROBE-" + names.reference(), mode: .test,
      items: [item], amount: Self.amount, terminalType: .web, createdAt: now)
    return try? JSONValue(parsing: RequestBodies.session(sale, urls))
  }
}

extension ProbeReport {
  /// A refusal is a no; anything else leaves it open.
  mutating func isAnsweredNo(_ question: GatewayFacts.Question, by reply: TestReply) {
    if reply.isRefused, reply.status != 401, reply.status != 429 {
      answer(question, false)
    } else {
      leave(question, "it was answered with \(reply.words)")
    }
  }
}
