extension FaultTable {
  /// `session expire`, whose `POST …/expire` goes wrong: the truth is asked for afterwards.
  static let expire = """
    fault           exit  kind      sale      refund  books    then      sentence
    refuse          1     not_sent  waiting   -       open     waiting   refused the connection
    reset-before    3     unknown   waiting   -       open     waiting   broke before the answer was complete
    reset-after     0     -         canceled  -       expired  canceled  -
    cut-before      3     unknown   waiting   -       open     waiting   broke before the answer was complete
    cut-after       0     -         canceled  -       expired  canceled  -
    reset-head      0     -         canceled  -       expired  canceled  -
    cut-head        0     -         canceled  -       expired  canceled  -
    reset-body      0     -         canceled  -       expired  canceled  -
    cut-body        0     -         canceled  -       expired  canceled  -
    stall-before    3     unknown   waiting   -       open     waiting   did not answer in time
    stall-after     0     -         canceled  -       expired  canceled  -
    drip            0     -         canceled  -       expired  canceled  -
    late            3     unknown   waiting   -       open     waiting   broke before the answer was complete
    twice           0     -         canceled  -       expired  canceled  -
    twice-last      0     -         canceled  -       expired  canceled  -
    500-before      3     unknown   waiting   -       open     waiting   a temporary problem (500
    500-after       0     -         canceled  -       expired  canceled  -
    502-before      3     unknown   waiting   -       open     waiting   a temporary problem (502
    502-after       0     -         canceled  -       expired  canceled  -
    503-before      3     unknown   waiting   -       open     waiting   a temporary problem (503
    503-after       0     -         canceled  -       expired  canceled  -
    504-before      3     unknown   waiting   -       open     waiting   a temporary problem (504
    504-after       0     -         canceled  -       expired  canceled  -
    408             3     unknown   waiting   -       open     waiting   did not wait for the request (408
    409             3     unknown   waiting   -       open     waiting   reports a conflict (409
    425             3     unknown   waiting   -       open     waiting   did not wait for the request (425
    429             1     not_sent  waiting   -       open     waiting   asks for fewer requests (429
    429-seconds     1     not_sent  waiting   -       open     waiting   asks for fewer requests (429
    429-date        1     not_sent  waiting   -       open     waiting   asks for fewer requests (429
    maintenance     3     unknown   waiting   -       open     waiting   a temporary problem (503
    redirect        3     unknown   waiting   -       open     waiting   another address (307
    empty           0     -         canceled  -       expired  canceled  -
    half-json       0     -         canceled  -       expired  canceled  -
    not-json        0     -         canceled  -       expired  canceled  -
    wrong-kind      0     -         canceled  -       expired  canceled  -
    wrong-object    0     -         canceled  -       expired  canceled  -
    wrong-amount    1     mismatch  mismatch  -       expired  mismatch  says Rp 5.000,01 instead of Rp 5.000
    wrong-currency  1     mismatch  mismatch  -       expired  mismatch  says GBP instead of IDR
    wrong-livemode  1     mismatch  mismatch  -       expired  mismatch  says live mode instead of test mode
    oversize        0     -         canceled  -       expired  canceled  -
    gzip-bomb       0     -         canceled  -       expired  canceled  -
    """
}
