extension FaultTable {
  /// `intent create`, whose `POST /v1/payment_intents` goes wrong.
  static let chargeIntent = """
    fault           exit  kind      sale      refund  books                            then      sentence
    refuse          1     not_sent  draft     -       none                             draft     refused the connection
    reset-before    3     unknown   unknown   -       none                             unknown   broke before the answer was complete
    reset-after     3     unknown   unknown   -       requires_action                  waiting   broke before the answer was complete
    cut-before      3     unknown   unknown   -       none                             unknown   broke before the answer was complete
    cut-after       3     unknown   unknown   -       requires_action                  waiting   broke before the answer was complete
    reset-head      3     unknown   unknown   -       requires_action                  waiting   broke before the answer was complete
    cut-head        3     unknown   unknown   -       requires_action                  waiting   broke before the answer was complete
    reset-body      3     unknown   unknown   -       requires_action                  waiting   broke before the answer was complete
    cut-body        3     unknown   unknown   -       requires_action                  waiting   broke before the answer was complete
    stall-before    3     unknown   unknown   -       none                             draft     did not answer in time
    stall-after     3     unknown   unknown   -       requires_action                  waiting   did not answer in time
    drip            3     unknown   unknown   -       requires_action                  waiting   did not answer in time
    late            3     unknown   unknown   -       none                             unknown   broke before the answer was complete
    twice           0     -         waiting   -       requires_action+requires_action  waiting   -
    twice-last      0     -         waiting   -       requires_action+requires_action  waiting   -
    500-before      3     unknown   unknown   -       none                             unknown   a temporary problem (500 … it may have been done
    500-after       3     unknown   unknown   -       requires_action                  waiting   a temporary problem (500 … it may have been done
    502-before      3     unknown   unknown   -       none                             unknown   a temporary problem (502 … it may have been done
    502-after       3     unknown   unknown   -       requires_action                  waiting   a temporary problem (502 … it may have been done
    503-before      3     unknown   unknown   -       none                             unknown   a temporary problem (503 … it may have been done
    503-after       3     unknown   unknown   -       requires_action                  waiting   a temporary problem (503 … it may have been done
    504-before      3     unknown   unknown   -       none                             unknown   a temporary problem (504 … it may have been done
    504-after       3     unknown   unknown   -       requires_action                  waiting   a temporary problem (504 … it may have been done
    408             3     unknown   unknown   -       none                             unknown   did not wait for the request (408
    409             3     unknown   unknown   -       none                             unknown   reports a conflict (409
    425             3     unknown   unknown   -       none                             unknown   did not wait for the request (425
    429             1     not_sent  draft     -       none                             draft     asks for fewer requests (429 … nothing was done
    429-seconds     1     not_sent  draft     -       none                             draft     asks for fewer requests (429 … nothing was done
    429-date        1     not_sent  draft     -       none                             draft     asks for fewer requests (429 … nothing was done
    maintenance     3     unknown   unknown   -       none                             unknown   a temporary problem (503
    redirect        3     unknown   unknown   -       none                             unknown   another address (307 … where Kasir does not go
    empty           3     unknown   unknown   -       requires_action                  waiting   cannot be used: it is empty
    half-json       3     unknown   unknown   -       requires_action                  waiting   cannot be used: it is no JSON
    not-json        3     unknown   unknown   -       requires_action                  waiting   cannot be used: it is no JSON
    wrong-kind      3     unknown   unknown   -       requires_action                  waiting   it is a customer, not a payment_intent
    wrong-object    1     mismatch  waiting   -       requires_action                  waiting   does not name this sale's session
    wrong-amount    1     mismatch  mismatch  -       requires_action                  mismatch  says Rp 5.000,01 instead of Rp 5.000
    wrong-currency  1     mismatch  mismatch  -       requires_action                  mismatch  says GBP instead of IDR
    wrong-livemode  1     mismatch  mismatch  -       requires_action                  mismatch  says live mode instead of test mode
    oversize        3     unknown   unknown   -       requires_action                  waiting   larger than any answer should be
    gzip-bomb       3     unknown   unknown   -       requires_action                  waiting   cannot be used: it is no JSON
    """
}
