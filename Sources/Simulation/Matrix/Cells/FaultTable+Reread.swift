extension FaultTable {
  /// `refund create`, where what is left cannot be read before: no refund may leave.
  static let reread = """
    fault           exit  kind      sale           refund    books  then      sentence
    refuse          1     not_sent  paid           -         none   paid      nothing was sent … refused the connection
    reset-before    1     gateway   paid           -         none   paid      nothing was sent … broke before
    reset-after     1     gateway   paid           -         none   paid      nothing was sent … broke before
    cut-before      1     gateway   paid           -         none   paid      nothing was sent … broke before
    cut-after       1     gateway   paid           -         none   paid      nothing was sent … broke before
    reset-head      1     gateway   paid           -         none   paid      nothing was sent … broke before
    cut-head        1     gateway   paid           -         none   paid      nothing was sent … broke before
    reset-body      1     gateway   paid           -         none   paid      nothing was sent … broke before
    cut-body        1     gateway   paid           -         none   paid      nothing was sent … broke before
    stall-before    1     gateway   paid           -         none   paid      nothing was sent … did not answer in time
    stall-after     1     gateway   paid           -         none   paid      nothing was sent … did not answer in time
    drip            1     gateway   paid           -         none   paid      nothing was sent … did not answer in time
    late            1     gateway   paid           -         none   paid      nothing was sent … broke before
    twice           0     -         part_refunded  refunded  2000   refunded  -
    twice-last      0     -         part_refunded  refunded  2000   refunded  -
    500-before      1     gateway   paid           -         none   paid      nothing was sent … problem (500
    500-after       1     gateway   paid           -         none   paid      nothing was sent … problem (500
    502-before      1     gateway   paid           -         none   paid      nothing was sent … problem (502
    502-after       1     gateway   paid           -         none   paid      nothing was sent … problem (502
    503-before      1     gateway   paid           -         none   paid      nothing was sent … problem (503
    503-after       1     gateway   paid           -         none   paid      nothing was sent … problem (503
    504-before      1     gateway   paid           -         none   paid      nothing was sent … problem (504
    504-after       1     gateway   paid           -         none   paid      nothing was sent … problem (504
    408             1     gateway   paid           -         none   paid      nothing was sent … (408
    409             1     gateway   paid           -         none   paid      nothing was sent … (409
    425             1     gateway   paid           -         none   paid      nothing was sent … (425
    429             1     not_sent  paid           -         none   paid      nothing was sent … (429
    429-seconds     1     not_sent  paid           -         none   paid      nothing was sent … (429
    429-date        1     not_sent  paid           -         none   paid      nothing was sent … (429
    maintenance     1     gateway   paid           -         none   paid      nothing was sent … (503
    redirect        1     gateway   paid           -         none   paid      nothing was sent … (307
    empty           1     gateway   paid           -         none   paid      nothing was sent … it is empty
    half-json       1     gateway   paid           -         none   paid      nothing was sent … it is no JSON
    not-json        1     gateway   paid           -         none   paid      nothing was sent … it is no JSON
    wrong-kind      1     gateway   paid           -         none   paid      nothing was sent … it is a customer
    wrong-object    1     gateway   paid           -         none   paid      nothing was sent … about another object
    wrong-amount    1     mismatch  paid           -         none   paid      says Rp 5.000,01 … Nothing was sent
    wrong-currency  1     mismatch  paid           -         none   paid      says GBP … Nothing was sent
    wrong-livemode  1     mismatch  paid           -         none   paid      says live mode … Nothing was sent
    oversize        1     gateway   paid           -         none   paid      nothing was sent … larger than any
    gzip-bomb       1     gateway   paid           -         none   paid      nothing was sent … it is no JSON
    """
}
