extension FaultTable {
  /// The same where the search fails too: it stays unknown, and is never called absent.
  static let findInList = """
    fault           exit  kind      sale     refund  books  then     sentence
    refuse          1     not_sent  unknown  -       open   waiting  refused the connection
    reset-before    1     gateway   unknown  -       open   waiting  a temporary problem (500
    reset-after     1     gateway   unknown  -       open   waiting  a temporary problem (500
    cut-before      1     gateway   unknown  -       open   waiting  a temporary problem (500
    cut-after       1     gateway   unknown  -       open   waiting  a temporary problem (500
    reset-head      1     gateway   unknown  -       open   waiting  a temporary problem (500
    cut-head        1     gateway   unknown  -       open   waiting  a temporary problem (500
    reset-body      1     gateway   unknown  -       open   waiting  a temporary problem (500
    cut-body        1     gateway   unknown  -       open   waiting  a temporary problem (500
    stall-before    1     gateway   unknown  -       open   waiting  a temporary problem (500
    stall-after     1     gateway   unknown  -       open   waiting  a temporary problem (500
    drip            1     gateway   unknown  -       open   waiting  a temporary problem (500
    late            1     gateway   unknown  -       open   waiting  a temporary problem (500
    twice           0     -         waiting  -       open   waiting  -
    twice-last      0     -         waiting  -       open   waiting  -
    500-before      1     gateway   unknown  -       open   waiting  a temporary problem (500
    500-after       1     gateway   unknown  -       open   waiting  a temporary problem (500
    502-before      1     gateway   unknown  -       open   waiting  a temporary problem (500
    502-after       1     gateway   unknown  -       open   waiting  a temporary problem (500
    503-before      1     gateway   unknown  -       open   waiting  a temporary problem (500
    503-after       1     gateway   unknown  -       open   waiting  a temporary problem (500
    504-before      1     gateway   unknown  -       open   waiting  a temporary problem (500
    504-after       1     gateway   unknown  -       open   waiting  a temporary problem (500
    408             1     gateway   unknown  -       open   waiting  a temporary problem (500
    409             1     gateway   unknown  -       open   waiting  a temporary problem (500
    425             1     gateway   unknown  -       open   waiting  a temporary problem (500
    429             1     gateway   unknown  -       open   waiting  a temporary problem (500
    429-seconds     1     gateway   unknown  -       open   waiting  a temporary problem (500
    429-date        1     gateway   unknown  -       open   waiting  a temporary problem (500
    maintenance     1     gateway   unknown  -       open   waiting  a temporary problem (500
    redirect        1     gateway   unknown  -       open   waiting  a temporary problem (500
    empty           1     gateway   unknown  -       open   waiting  a temporary problem (500
    half-json       1     gateway   unknown  -       open   waiting  a temporary problem (500
    not-json        1     gateway   unknown  -       open   waiting  a temporary problem (500
    wrong-kind      1     gateway   unknown  -       open   waiting  a temporary problem (500
    wrong-object    1     gateway   unknown  -       open   waiting  a temporary problem (500
    wrong-amount    0     -         waiting  -       open   waiting  -
    wrong-currency  0     -         waiting  -       open   waiting  -
    wrong-livemode  0     -         waiting  -       open   waiting  -
    oversize        1     gateway   unknown  -       open   waiting  a temporary problem (500
    gzip-bomb       1     gateway   unknown  -       open   waiting  a temporary problem (500
    """
}
