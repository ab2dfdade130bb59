extension FaultTable {
  /// `session list`, which goes wrong.
  static let list = """
    fault           exit  kind      sale     refund  books  then     sentence
    refuse          1     not_sent  -        -       open   waiting  refused the connection
    reset-before    1     gateway   -        -       open   waiting  broke before the answer was complete
    reset-after     1     gateway   -        -       open   waiting  broke before the answer was complete
    cut-before      1     gateway   -        -       open   waiting  broke before the answer was complete
    cut-after       1     gateway   -        -       open   waiting  broke before the answer was complete
    reset-head      1     gateway   -        -       open   waiting  broke before the answer was complete
    cut-head        1     gateway   -        -       open   waiting  broke before the answer was complete
    reset-body      1     gateway   -        -       open   waiting  broke before the answer was complete
    cut-body        1     gateway   -        -       open   waiting  broke before the answer was complete
    stall-before    1     gateway   -        -       open   waiting  did not answer in time
    stall-after     1     gateway   -        -       open   waiting  did not answer in time
    drip            1     gateway   -        -       open   waiting  did not answer in time
    late            1     gateway   -        -       open   waiting  broke before the answer was complete
    twice           0     -         waiting  -       open   waiting  -
    twice-last      0     -         waiting  -       open   waiting  -
    500-before      1     gateway   -        -       open   waiting  a temporary problem (500
    500-after       1     gateway   -        -       open   waiting  a temporary problem (500
    502-before      1     gateway   -        -       open   waiting  a temporary problem (502
    502-after       1     gateway   -        -       open   waiting  a temporary problem (502
    503-before      1     gateway   -        -       open   waiting  a temporary problem (503
    503-after       1     gateway   -        -       open   waiting  a temporary problem (503
    504-before      1     gateway   -        -       open   waiting  a temporary problem (504
    504-after       1     gateway   -        -       open   waiting  a temporary problem (504
    408             1     gateway   -        -       open   waiting  did not wait for the request (408
    409             1     gateway   -        -       open   waiting  reports a conflict (409
    425             1     gateway   -        -       open   waiting  did not wait for the request (425
    429             1     not_sent  -        -       open   waiting  asks for fewer requests (429
    429-seconds     1     not_sent  -        -       open   waiting  asks for fewer requests (429
    429-date        1     not_sent  -        -       open   waiting  asks for fewer requests (429
    maintenance     1     gateway   -        -       open   waiting  a temporary problem (503
    redirect        1     gateway   -        -       open   waiting  another address (307
    empty           1     gateway   -        -       open   waiting  it is empty
    half-json       1     gateway   -        -       open   waiting  it is no JSON
    not-json        1     gateway   -        -       open   waiting  it is no JSON
    wrong-kind      1     gateway   -        -       open   waiting  it is a customer, not a list
    wrong-object    0     -         waiting  -       open   waiting  -
    wrong-amount    0     -         waiting  -       open   waiting  -
    wrong-currency  0     -         waiting  -       open   waiting  -
    wrong-livemode  0     -         waiting  -       open   waiting  -
    oversize        1     gateway   -        -       open   waiting  larger than any answer should be
    gzip-bomb       1     gateway   -        -       open   waiting  it is no JSON
    """
}
