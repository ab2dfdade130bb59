import CheckoutDomain
import Foundation
import StrictJSON
import WooshPay

/// Whether an answer is read as what stands in it, and no further.
enum JSONJudge {
  static func judge(_ input: HostileJSON) async -> Verdict {
    let document: JSONValue
    do {
      document = try JSONValue(parsing: input.body)
    } catch {
      guard (0...input.body.count).contains(error.offset) else { return .wrong("\(error)") }
      return await isRefused(input) ? .refused : .wrong("no JSON, and read as an answer")
    }
    if let again = try? JSONValue(parsing: document.compactBytes), again != document {
      return .wrong("written again it says something else")
    }
    // A reader that is not ours; it takes more than we do, but never less.
    let other = try? JSONSerialization.jsonObject(
      with: Data(input.body), options: .fragmentsAllowed)
    if other == nil, !holdsHugeNumber(document) { return .wrong("only we take it for JSON") }
    let answer = await read(input)
    if let reason = complaint(answer, input.body) { return .wrong(reason) }
    return answer.isDone ? .accepted : .refused
  }

  /// Numbers beyond every type are kept as they are written; not every reader can.
  private static func holdsHugeNumber(_ value: JSONValue) -> Bool {
    switch value {
    case .number: true
    case .array(let elements): elements.contains(where: holdsHugeNumber)
    case .object(let object): object.members.contains { holdsHugeNumber($0.value) }
    default: false
    }
  }

  fileprivate struct Answer {
    var isDone = false
    var amounts: [Int64] = []
    var ids: [String] = []
    var texts: [String] = []
  }

  private static func isRefused(_ input: HostileJSON) async -> Bool { await !read(input).isDone }

  /// What Kasir makes of the answer, at every place where it reads one.
  private static func read(_ input: HostileJSON) async -> Answer {
    let status = input.kind == .error ? 400 : 200
    let wire = Told(answer: HTTPAnswer(status: status, body: input.body))
    guard let gateway = gateway(wire) else { return Answer() }
    let delivery = Delivery.answered(GatewayAnswer(status: status, body: input.body))
    var answer = Answer()
    switch input.kind {
    case .session:
      answer.take(gateway.session(in: delivery)) { session, answer in
        answer.amounts += [session.amountTotal].compactMap(\.self)
        answer.amounts += session.items.flatMap { [$0.quantity, $0.unitAmount] }
        answer.ids += [session.id.text, session.paymentIntent?.text].compactMap(\.self)
        answer.texts +=
          [
            session.url, session.clientRef?.text, session.reference, session.currency,
            session.paymentStatus, session.status.rawValue,
          ].compactMap(\.self) + session.items.map(\.name)
      }
    case .intent:
      let id = PaymentIntentID("pi_1680914308331995136")
      answer.take(await gateway.paymentIntent(id)) { intent, answer in
        answer.amounts += [intent.amount, intent.amountReceived, intent.amountRefunded]
          .compactMap(\.self)
        answer.ids.append(intent.id.text)
        answer.texts += [
          intent.clientRef?.text, intent.reference, intent.currency, intent.lastPaymentError,
          intent.status.rawValue,
        ].compactMap(\.self)
      }
    case .refund: answer.take(gateway.refund(in: delivery)) { $1.take($0) }
    case .refunds:
      let id = PaymentIntentID("pi_1680914308331995136")
      answer.take(await gateway.refunds(of: id)) { refunds, answer in
        for refund in refunds.rows { answer.take(refund) }
      }
    case .error: answer.take(gateway.refund(in: delivery)) { $1.take($0) }
    }
    return answer
  }

  private static func complaint(_ answer: Answer, _ body: [UInt8]) -> String? {
    for amount in answer.amounts {
      guard (0...900_000_000_000_000).contains(amount) else { return "\(amount) is read as money" }
      guard stands(amount, in: body) else { return "\(amount) is read, and stands nowhere" }
    }
    for id in answer.ids where !id.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) {
      return "an id is not plain"
    }
    for text in answer.texts where SafeText.line(text) != text { return "a text is not safe" }
    return nil
  }

  /// Whether a whole number stands in a document with exactly these digits, no sign, point or
  /// exponent at either side.
  private static func stands(_ amount: Int64, in body: [UInt8]) -> Bool {
    let digits = Array(String(amount).utf8)
    let beside = Set("0123456789.eE+-".utf8)
    var place = 0
    while place + digits.count <= body.count {
      if body[place..<place + digits.count].elementsEqual(digits) {
        let before = place > 0 ? body[place - 1] : 0x20
        let end = place + digits.count
        let after = end < body.count ? body[end] : 0x20
        if !beside.contains(before), !beside.contains(after) { return true }
      }
      place += 1
    }
    // Nothing at all is `-0` too.
    return amount == 0 && String(decoding: body, as: UTF8.self).contains("-0")
  }

  private static func gateway(_ wire: Told) -> WooshPayGateway? {
    guard let key = try? SecretKey(parsing: "sk_test_fuzzing", from: "the fuzzer"),
      let address = try? GatewayAddress(base: "http://127.0.0.1", for: key)
    else { return nil }
    return WooshPayGateway(address: address, key: key, transport: wire)
  }
}

extension JSONJudge.Answer {
  fileprivate mutating func take<Value>(
    _ outcome: GatewayOutcome<Value>, _ read: (Value, inout Self) -> Void
  ) {
    switch outcome {
    case .done(let value):
      isDone = true
      read(value, &self)
    case .rejected(let rejection): texts.append(rejection.sentence)
    case .notSent(let reason, _): texts.append(reason)
    case .unknown(let reason, _): texts.append(reason)
    }
  }

  fileprivate mutating func take(_ refund: GatewayRefund) {
    amounts += [refund.amount].compactMap(\.self)
    ids += [refund.id.text, refund.paymentIntent?.text].compactMap(\.self)
    texts += [
      refund.clientRef?.text, refund.currency, refund.reason, refund.failureReason,
      refund.status.rawValue,
    ].compactMap(\.self)
  }
}

/// A wire on which every answer is the same.
private struct Told: HTTPTransport {
  let answer: HTTPAnswer

  func perform(_ request: HTTPRequest) async -> HTTPResult { .answered(answer) }
}
