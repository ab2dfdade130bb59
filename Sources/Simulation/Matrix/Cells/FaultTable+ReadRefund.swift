extension FaultTable {
  /// `refund show` of a refund that is through by now, and cannot be read.
  static let readRefund = """
    fault           exit  kind      sale           refund       books  then         sentence
    refuse          1     not_sent  paid           pending      2000   refunded     refused the connection
    reset-before    1     gateway   paid           pending      2000   refunded     broke before the answer
    reset-after     1     gateway   paid           pending      2000   refunded     broke before the answer
    cut-before      1     gateway   paid           pending      2000   refunded     broke before the answer
    cut-after       1     gateway   paid           pending      2000   refunded     broke before the answer
    reset-head      1     gateway   paid           pending      2000   refunded     broke before the answer
    cut-head        1     gateway   paid           pending      2000   refunded     broke before the answer
    reset-body      1     gateway   paid           pending      2000   refunded     broke before the answer
    cut-body        1     gateway   paid           pending      2000   refunded     broke before the answer
    stall-before    1     gateway   paid           pending      2000   refunded     did not answer in time
    stall-after     1     gateway   paid           pending      2000   refunded     did not answer in time
    drip            1     gateway   paid           pending      2000   refunded     did not answer in time
    late            1     gateway   paid           pending      2000   refunded     broke before the answer
    twice           0     -         part_refunded  refunded     2000   refunded     -
    twice-last      0     -         part_refunded  refunded     2000   refunded     -
    500-before      1     gateway   paid           pending      2000   refunded     a temporary problem (500
    500-after       1     gateway   paid           pending      2000   refunded     a temporary problem (500
    502-before      1     gateway   paid           pending      2000   refunded     a temporary problem (502
    502-after       1     gateway   paid           pending      2000   refunded     a temporary problem (502
    503-before      1     gateway   paid           pending      2000   refunded     a temporary problem (503
    503-after       1     gateway   paid           pending      2000   refunded     a temporary problem (503
    504-before      1     gateway   paid           pending      2000   refunded     a temporary problem (504
    504-after       1     gateway   paid           pending      2000   refunded     a temporary problem (504
    408             1     gateway   paid           pending      2000   refunded     (408
    409             1     gateway   paid           pending      2000   refunded     reports a conflict (409
    425             1     gateway   paid           pending      2000   refunded     (425
    429             1     not_sent  paid           pending      2000   refunded     fewer requests (429
    429-seconds     1     not_sent  paid           pending      2000   refunded     fewer requests (429
    429-date        1     not_sent  paid           pending      2000   refunded     fewer requests (429
    maintenance     1     gateway   paid           pending      2000   refunded     a temporary problem (503
    redirect        1     gateway   paid           pending      2000   refunded     another address (307
    empty           1     gateway   paid           pending      2000   refunded     it is empty
    half-json       1     gateway   paid           pending      2000   refunded     it is no JSON
    not-json        1     gateway   paid           pending      2000   refunded     it is no JSON
    wrong-kind      1     gateway   paid           pending      2000   refunded     it is a customer, not a refund
    wrong-object    1     gateway   paid           pending      2000   refunded     about another object
    wrong-amount    0     -         paid           needs_human  2000   needs_human  -
    wrong-currency  0     -         paid           needs_human  2000   needs_human  -
    wrong-livemode  0     -         paid           needs_human  2000   needs_human  -
    oversize        1     gateway   paid           pending      2000   refunded     larger than any
    gzip-bomb       1     gateway   paid           pending      2000   refunded     it is no JSON
    """
}
