extension FaultTable {
  /// `session show` of a sale that has ended elsewhere, whose session cannot be read.
  static let readSession = """
    fault           exit  kind      sale      refund  books    then      sentence
    refuse          1     not_sent  waiting   -       expired  expired   refused the connection
    reset-before    1     gateway   waiting   -       expired  expired   broke before the answer was complete
    reset-after     1     gateway   waiting   -       expired  expired   broke before the answer was complete
    cut-before      1     gateway   waiting   -       expired  expired   broke before the answer was complete
    cut-after       1     gateway   waiting   -       expired  expired   broke before the answer was complete
    reset-head      1     gateway   waiting   -       expired  expired   broke before the answer was complete
    cut-head        1     gateway   waiting   -       expired  expired   broke before the answer was complete
    reset-body      1     gateway   waiting   -       expired  expired   broke before the answer was complete
    cut-body        1     gateway   waiting   -       expired  expired   broke before the answer was complete
    stall-before    1     gateway   waiting   -       expired  expired   did not answer in time
    stall-after     1     gateway   waiting   -       expired  expired   did not answer in time
    drip            1     gateway   waiting   -       expired  expired   did not answer in time
    late            1     gateway   waiting   -       expired  expired   broke before the answer was complete
    twice           0     -         expired   -       expired  expired   -
    twice-last      0     -         expired   -       expired  expired   -
    500-before      1     gateway   waiting   -       expired  expired   a temporary problem (500
    500-after       1     gateway   waiting   -       expired  expired   a temporary problem (500
    502-before      1     gateway   waiting   -       expired  expired   a temporary problem (502
    502-after       1     gateway   waiting   -       expired  expired   a temporary problem (502
    503-before      1     gateway   waiting   -       expired  expired   a temporary problem (503
    503-after       1     gateway   waiting   -       expired  expired   a temporary problem (503
    504-before      1     gateway   waiting   -       expired  expired   a temporary problem (504
    504-after       1     gateway   waiting   -       expired  expired   a temporary problem (504
    408             1     gateway   waiting   -       expired  expired   did not wait for the request (408
    409             1     gateway   waiting   -       expired  expired   reports a conflict (409
    425             1     gateway   waiting   -       expired  expired   did not wait for the request (425
    429             1     not_sent  waiting   -       expired  expired   asks for fewer requests (429
    429-seconds     1     not_sent  waiting   -       expired  expired   asks for fewer requests (429
    429-date        1     not_sent  waiting   -       expired  expired   asks for fewer requests (429
    maintenance     1     gateway   waiting   -       expired  expired   a temporary problem (503
    redirect        1     gateway   waiting   -       expired  expired   another address (307
    empty           1     gateway   waiting   -       expired  expired   it is empty
    half-json       1     gateway   waiting   -       expired  expired   it is no JSON
    not-json        1     gateway   waiting   -       expired  expired   it is no JSON
    wrong-kind      1     gateway   waiting   -       expired  expired   it is a customer, not a checkout.session
    wrong-object    1     gateway   waiting   -       expired  expired   about another object
    wrong-amount    0     -         mismatch  -       expired  mismatch  -
    wrong-currency  0     -         mismatch  -       expired  mismatch  -
    wrong-livemode  0     -         mismatch  -       expired  mismatch  -
    oversize        1     gateway   waiting   -       expired  expired   larger than any answer should be
    gzip-bomb       1     gateway   waiting   -       expired  expired   it is no JSON
    """
}
