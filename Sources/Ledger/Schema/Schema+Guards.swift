import CheckoutDomain

extension Schema {
  /// What the file itself refuses, whoever writes to it: money decided twice, and history changed.
  ///
  /// The triggers' sentences end with a full stop; ``LedgerFaults`` passes them on as they are.
  static var guards: String {
    """
    CREATE UNIQUE INDEX refund_in_flight ON refund (payment_intent)
      WHERE state IN (\(list(RefundState.allCases.filter(\.isInFlight))));

    CREATE TRIGGER refund_within_captured BEFORE INSERT ON refund WHEN NEW.state = 'sending'
    BEGIN
      SELECT RAISE(ABORT, 'A refund of more than what is left of its payment was refused; nothing was sent.')
      WHERE NEW.amount <= 0 OR NEW.amount > (
        SELECT COALESCE(captured, 0) FROM sale WHERE client_ref = NEW.sale
      ) - (
        SELECT COALESCE(SUM(amount), 0) FROM refund
        WHERE payment_intent = NEW.payment_intent AND state IN (\(list(spending)))
      );
    END;

    \(refusal("sale", "UPDATE OF client_ref, reference, mode, amount, currency, line_count, "
      + "note, terminal_type, created_at", "What a sale was charged for never changes."))
    \(refusal("sale", "DELETE", "A sale is never deleted."))
    \(refusal("line_item", "UPDATE", "The lines of a sale never change."))
    \(refusal("line_item", "DELETE", "The lines of a sale are never deleted."))
    CREATE TRIGGER line_item_is_complete BEFORE INSERT ON line_item
    BEGIN
      SELECT RAISE(ABORT, 'A sale never gets another line.')
      WHERE NEW.position >= (SELECT line_count FROM sale WHERE client_ref = NEW.sale);
    END;
    \(refusal("refund", "UPDATE OF key, sale, position, payment_intent, client_ref, amount, "
      + "reason, created_at, refunded_before", "What a refund was decided as never changes."))
    \(refusal("refund", "DELETE", "A refund is never deleted."))
    \(refusal("attempt", "UPDATE OF number, sale, purpose, path, body, key, process, started_at",
      "What was sent never changes."))
    \(refusal("attempt", "DELETE", "An attempt is never deleted."))
    \(refusal("event", "UPDATE", "The timeline of a sale never changes."))
    \(refusal("event", "DELETE", "The timeline of a sale is never deleted."))
    """
  }

  /// What was decided after the first version never changes either, and a key never goes with other
  /// bytes than those it was made for.
  static var laterGuards: String {
    """
    DROP INDEX refund_in_flight;
    CREATE UNIQUE INDEX refund_in_flight ON refund (payment_intent)
      WHERE state IN (\(list(RefundState.allCases.filter(\.isInFlight)))) AND key <> COALESCE(id, '');
    CREATE TRIGGER attempt_key_refused BEFORE INSERT ON attempt
    BEGIN
      SELECT RAISE(ABORT, 'A key was to go with other bytes than its own; nothing was sent.')
      WHERE EXISTS (
        SELECT 1 FROM attempt
        WHERE key = NEW.key AND (body <> NEW.body OR path <> NEW.path OR sale <> NEW.sale)
      );
    END;
    CREATE TRIGGER refund_operator_refused BEFORE UPDATE OF operator ON refund
    BEGIN
      SELECT RAISE(ABORT, 'What a refund was decided as never changes.');
    END;
    CREATE TRIGGER sale_duplicate_of_refused BEFORE UPDATE OF duplicate_of ON sale
    BEGIN
      SELECT RAISE(ABORT, 'What a sale is a duplicate of never changes.');
    END;
    """
  }

  /// An ended sale is watched until a question was answered late enough, not until the time is over
  /// while nobody asks; and a refund that only a person can settle is asked about once a day.
  static let longerWatch = """
    UPDATE sale SET watched_until = \(Int64.max)
      WHERE phase IN ('expired', 'canceled', 'failed') AND watched_until IS NOT NULL
        AND COALESCE(checked_at, 0) < ended_at + 72 * 3600 * 1000;
    UPDATE sale SET watched_until = \(Int64.max)
      WHERE client_ref IN (SELECT sale FROM refund WHERE state = 'needs_human' AND id IS NULL);
    """

  /// The states of a refund whose money is gone or may be.
  private static var spending: [RefundState] {
    RefundState.allCases.filter { $0.isReserving || $0 == .refunded }
  }

  private static func list(_ states: [RefundState]) -> String {
    states.map { "'\($0.rawValue)'" }.joined(separator: ", ")
  }

  private static func refusal(_ table: String, _ change: String, _ sentence: String) -> String {
    let name = "\(table)_\(change.prefix { $0.isLetter }.lowercased())_refused"
    return """
      CREATE TRIGGER \(name) BEFORE \(change) ON \(table)
      BEGIN
        SELECT RAISE(ABORT, '\(sentence)');
      END;
      """
  }
}
