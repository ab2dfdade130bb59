extension Schema {
  /// Which lines a refund gives back is a part of what was decided: with it, complete, and for ever.
  ///
  /// Of the refunds of an older ledger nobody knows: they have none.
  static let linesOfRefunds = """
    ALTER TABLE refund ADD COLUMN line_count INTEGER NOT NULL DEFAULT 0;
    CREATE TABLE refund_line (
      refund TEXT NOT NULL REFERENCES refund (key),
      position INTEGER NOT NULL,
      -- A copy of the line's own, which never changes: the decision can be read by itself.
      name TEXT NOT NULL,
      quantity INTEGER NOT NULL CHECK (quantity > 0),
      amount INTEGER NOT NULL CHECK (amount >= 0),
      PRIMARY KEY (refund, position)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER refund_line_count_refused BEFORE UPDATE OF line_count ON refund
    BEGIN
      SELECT RAISE(ABORT, 'What a refund was decided as never changes.');
    END;
    CREATE TRIGGER refund_line_is_complete BEFORE INSERT ON refund_line
    BEGIN
      SELECT RAISE(ABORT, 'A refund never gets another line.')
      WHERE (SELECT COUNT(*) FROM refund_line WHERE refund = NEW.refund)
        >= (SELECT line_count FROM refund WHERE key = NEW.refund);
    END;
    CREATE TRIGGER refund_line_update_refused BEFORE UPDATE ON refund_line
    BEGIN
      SELECT RAISE(ABORT, 'The lines of a refund never change.');
    END;
    CREATE TRIGGER refund_line_delete_refused BEFORE DELETE ON refund_line
    BEGIN
      SELECT RAISE(ABORT, 'The lines of a refund are never deleted.');
    END;
    """
}
