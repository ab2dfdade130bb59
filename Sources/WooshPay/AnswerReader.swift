import CheckoutDomain
import StrictJSON

/// Reads what came back: which of the four endings it is (`reliability.md` §1.4, table R7).
struct AnswerReader {
  /// How long to leave a gateway alone that asks for it without saying how long
  /// (`reliability.md` table R7).
  static let usualWait = Duration.seconds(10)

  /// The host, for the sentences.
  let host: String

  /// Reads an answer.
  ///
  /// - Parameters:
  ///   - isQuestion: Whether it answers a question, after which nothing can have happened.
  ///   - decode: Reads the value of a successful answer.
  func read<Value>(
    _ delivery: Delivery, isQuestion: Bool = false,
    _ decode: (JSONValue) throws(WireError) -> Value
  ) -> GatewayOutcome<Value> {
    switch delivery {
    case .notSent(let reason): return .notSent(reason)
    case .unknown(let reason): return .unknown(reason)
    case .answered(let answer):
      if (200...299).contains(answer.status) { return success(answer, isQuestion, decode) }
      return failure(answer, isQuestion)
    }
  }

  private func success<Value>(
    _ answer: GatewayAnswer, _ isQuestion: Bool,
    _ decode: (JSONValue) throws(WireError) -> Value
  ) -> GatewayOutcome<Value> {
    let reason: String
    do throws(WireError) {
      return .done(try decode(try document(answer.body)))
    } catch {
      reason = error.reason
    }
    return .unknown(
      "\(host) answered (\(answer.status)), but the answer cannot be used: \(reason)."
        + doubt(isQuestion), status: answer.status)
  }

  private func document(_ body: [UInt8]) throws(WireError) -> JSONValue {
    do throws(JSONError) {
      return try JSONValue(parsing: body)
    } catch {
      throw WireError(body.isEmpty ? "it is empty" : "it is no JSON (\(error))")
    }
  }

  private func failure<Value>(
    _ answer: GatewayAnswer, _ isQuestion: Bool
  ) -> GatewayOutcome<Value> {
    let said = ErrorBody(answer.body)
    let detail = "(\(answer.status)\(said.said.map { ": " + $0 } ?? ""))"
    let what: String
    switch answer.status {
    case 429:
      return .notSent(
        "\(host) asks for fewer requests \(detail): nothing was done.",
        retryAfter: answer.retryAfter ?? Self.usualWait)
    case 409: what = "reports a conflict \(detail): an earlier request may still be at work"
    case 408, 425: what = "did not wait for the request \(detail)"
    case 400...499:
      return .rejected(
        GatewayRejection(status: answer.status, code: said.code, message: said.message))
    case 500...599: what = "had a temporary problem \(detail)"
    case 300...399: what = "points to another address \(detail), where Kasir does not go"
    default: what = "answered with a status that means nothing \(detail)"
    }
    return .unknown("\(host) \(what)." + doubt(isQuestion), status: answer.status)
  }

  private func doubt(_ isQuestion: Bool) -> String {
    isQuestion ? "" : " The outcome is unknown: it may have been done."
  }
}
