extension FaultTable {
  /// `session show` of a sale whose create was lost: where the search fails, the list finds it.
  static let find = """
    fault           exit  kind      sale     refund  books  then     sentence
    refuse          1     not_sent  unknown  -       open   waiting  refused the connection
    reset-before    0     -         waiting  -       open   waiting  -
    reset-after     0     -         waiting  -       open   waiting  -
    cut-before      0     -         waiting  -       open   waiting  -
    cut-after       0     -         waiting  -       open   waiting  -
    reset-head      0     -         waiting  -       open   waiting  -
    cut-head        0     -         waiting  -       open   waiting  -
    reset-body      0     -         waiting  -       open   waiting  -
    cut-body        0     -         waiting  -       open   waiting  -
    stall-before    0     -         waiting  -       open   waiting  -
    stall-after     0     -         waiting  -       open   waiting  -
    drip            0     -         waiting  -       open   waiting  -
    late            0     -         waiting  -       open   waiting  -
    twice           0     -         waiting  -       open   waiting  -
    twice-last      0     -         waiting  -       open   waiting  -
    500-before      0     -         waiting  -       open   waiting  -
    500-after       0     -         waiting  -       open   waiting  -
    502-before      0     -         waiting  -       open   waiting  -
    502-after       0     -         waiting  -       open   waiting  -
    503-before      0     -         waiting  -       open   waiting  -
    503-after       0     -         waiting  -       open   waiting  -
    504-before      0     -         waiting  -       open   waiting  -
    504-after       0     -         waiting  -       open   waiting  -
    408             0     -         waiting  -       open   waiting  -
    409             0     -         waiting  -       open   waiting  -
    425             0     -         waiting  -       open   waiting  -
    429             1     not_sent  unknown  -       open   waiting  asks for fewer requests (429
    429-seconds     1     not_sent  unknown  -       open   waiting  asks for fewer requests (429
    429-date        1     not_sent  unknown  -       open   waiting  asks for fewer requests (429
    maintenance     0     -         waiting  -       open   waiting  -
    redirect        0     -         waiting  -       open   waiting  -
    empty           0     -         waiting  -       open   waiting  -
    half-json       0     -         waiting  -       open   waiting  -
    not-json        0     -         waiting  -       open   waiting  -
    wrong-kind      0     -         waiting  -       open   waiting  -
    wrong-object    0     -         waiting  -       open   waiting  -
    wrong-amount    0     -         waiting  -       open   waiting  -
    wrong-currency  0     -         waiting  -       open   waiting  -
    wrong-livemode  0     -         waiting  -       open   waiting  -
    oversize        0     -         waiting  -       open   waiting  -
    gzip-bomb       0     -         waiting  -       open   waiting  -
    """
}
