extension FaultTable {
  /// `session show` of a sale whose intent was lost: where the search fails, the list finds it.
  static let findIntent = """
    fault           exit  kind      sale     refund  books            then     sentence
    refuse          1     not_sent  unknown  -       requires_action  waiting  refused the connection
    reset-before    0     -         waiting  -       requires_action  waiting  -
    reset-after     0     -         waiting  -       requires_action  waiting  -
    cut-before      0     -         waiting  -       requires_action  waiting  -
    cut-after       0     -         waiting  -       requires_action  waiting  -
    reset-head      0     -         waiting  -       requires_action  waiting  -
    cut-head        0     -         waiting  -       requires_action  waiting  -
    reset-body      0     -         waiting  -       requires_action  waiting  -
    cut-body        0     -         waiting  -       requires_action  waiting  -
    stall-before    0     -         waiting  -       requires_action  waiting  -
    stall-after     0     -         waiting  -       requires_action  waiting  -
    drip            0     -         waiting  -       requires_action  waiting  -
    late            0     -         waiting  -       requires_action  waiting  -
    twice           0     -         waiting  -       requires_action  waiting  -
    twice-last      0     -         waiting  -       requires_action  waiting  -
    500-before      0     -         waiting  -       requires_action  waiting  -
    500-after       0     -         waiting  -       requires_action  waiting  -
    502-before      0     -         waiting  -       requires_action  waiting  -
    502-after       0     -         waiting  -       requires_action  waiting  -
    503-before      0     -         waiting  -       requires_action  waiting  -
    503-after       0     -         waiting  -       requires_action  waiting  -
    504-before      0     -         waiting  -       requires_action  waiting  -
    504-after       0     -         waiting  -       requires_action  waiting  -
    408             0     -         waiting  -       requires_action  waiting  -
    409             0     -         waiting  -       requires_action  waiting  -
    425             0     -         waiting  -       requires_action  waiting  -
    429             1     not_sent  unknown  -       requires_action  waiting  asks for fewer requests (429
    429-seconds     1     not_sent  unknown  -       requires_action  waiting  asks for fewer requests (429
    429-date        1     not_sent  unknown  -       requires_action  waiting  asks for fewer requests (429
    maintenance     0     -         waiting  -       requires_action  waiting  -
    redirect        0     -         waiting  -       requires_action  waiting  -
    empty           0     -         waiting  -       requires_action  waiting  -
    half-json       0     -         waiting  -       requires_action  waiting  -
    not-json        0     -         waiting  -       requires_action  waiting  -
    wrong-kind      0     -         waiting  -       requires_action  waiting  -
    wrong-object    0     -         waiting  -       requires_action  waiting  -
    wrong-amount    0     -         waiting  -       requires_action  waiting  -
    wrong-currency  0     -         waiting  -       requires_action  waiting  -
    wrong-livemode  0     -         waiting  -       requires_action  waiting  -
    oversize        0     -         waiting  -       requires_action  waiting  -
    gzip-bomb       0     -         waiting  -       requires_action  waiting  -
    """
}
