extension FaultTable {
  /// `intent cancel`, whose `POST …/cancel` goes wrong: the truth is asked for afterwards.
  static let cancelIntent = """
    fault           exit  kind      sale      refund  books            then      sentence
    refuse          1     not_sent  waiting   -       requires_action  waiting   refused the connection
    reset-before    3     unknown   waiting   -       requires_action  waiting   broke before the answer was complete
    reset-after     0     -         canceled  -       canceled         canceled  -
    cut-before      3     unknown   waiting   -       requires_action  waiting   broke before the answer was complete
    cut-after       0     -         canceled  -       canceled         canceled  -
    reset-head      0     -         canceled  -       canceled         canceled  -
    cut-head        0     -         canceled  -       canceled         canceled  -
    reset-body      0     -         canceled  -       canceled         canceled  -
    cut-body        0     -         canceled  -       canceled         canceled  -
    stall-before    3     unknown   waiting   -       requires_action  waiting   did not answer in time
    stall-after     0     -         canceled  -       canceled         canceled  -
    drip            0     -         canceled  -       canceled         canceled  -
    late            3     unknown   waiting   -       requires_action  waiting   broke before the answer was complete
    twice           0     -         canceled  -       canceled         canceled  -
    twice-last      0     -         canceled  -       canceled         canceled  -
    500-before      3     unknown   waiting   -       requires_action  waiting   a temporary problem (500
    500-after       0     -         canceled  -       canceled         canceled  -
    502-before      3     unknown   waiting   -       requires_action  waiting   a temporary problem (502
    502-after       0     -         canceled  -       canceled         canceled  -
    503-before      3     unknown   waiting   -       requires_action  waiting   a temporary problem (503
    503-after       0     -         canceled  -       canceled         canceled  -
    504-before      3     unknown   waiting   -       requires_action  waiting   a temporary problem (504
    504-after       0     -         canceled  -       canceled         canceled  -
    408             3     unknown   waiting   -       requires_action  waiting   did not wait for the request (408
    409             3     unknown   waiting   -       requires_action  waiting   reports a conflict (409
    425             3     unknown   waiting   -       requires_action  waiting   did not wait for the request (425
    429             1     not_sent  waiting   -       requires_action  waiting   asks for fewer requests (429
    429-seconds     1     not_sent  waiting   -       requires_action  waiting   asks for fewer requests (429
    429-date        1     not_sent  waiting   -       requires_action  waiting   asks for fewer requests (429
    maintenance     3     unknown   waiting   -       requires_action  waiting   a temporary problem (503
    redirect        3     unknown   waiting   -       requires_action  waiting   another address (307
    empty           0     -         canceled  -       canceled         canceled  -
    half-json       0     -         canceled  -       canceled         canceled  -
    not-json        0     -         canceled  -       canceled         canceled  -
    wrong-kind      0     -         canceled  -       canceled         canceled  -
    wrong-object    0     -         canceled  -       canceled         canceled  -
    wrong-amount    0     -         canceled  -       canceled         canceled  -
    wrong-currency  0     -         canceled  -       canceled         canceled  -
    wrong-livemode  0     -         canceled  -       canceled         canceled  -
    oversize        0     -         canceled  -       canceled         canceled  -
    gzip-bomb       0     -         canceled  -       canceled         canceled  -
    """
}
