extension FaultTable {
  /// `refund create` of Rp 2.000 of Rp 5.000, whose `POST /v1/refunds` goes wrong.
  static let refund = """
    fault           exit  kind      sale           refund       books      then         sentence
    refuse          1     not_sent  paid           not_sent     none       not_sent     refused the connection
    reset-before    3     unknown   paid           unknown      none       unknown      Nobody knows … broke before the answer
    reset-after     3     unknown   paid           unknown      2000       unknown      Nobody knows … broke before the answer
    cut-before      3     unknown   paid           unknown      none       unknown      Nobody knows … broke before the answer
    cut-after       3     unknown   paid           unknown      2000       unknown      Nobody knows … broke before the answer
    reset-head      3     unknown   paid           unknown      2000       unknown      Nobody knows … broke before the answer
    cut-head        3     unknown   paid           unknown      2000       unknown      Nobody knows … broke before the answer
    reset-body      3     unknown   paid           unknown      2000       unknown      Nobody knows … broke before the answer
    cut-body        3     unknown   paid           unknown      2000       unknown      Nobody knows … broke before the answer
    stall-before    3     unknown   paid           unknown      none       unknown      Nobody knows … did not answer in time
    stall-after     3     unknown   paid           unknown      2000       unknown      Nobody knows … did not answer in time
    drip            3     unknown   paid           unknown      2000       unknown      Nobody knows … did not answer in time
    late            3     unknown   paid           unknown      none       unknown      Nobody knows … broke before the answer
    twice           0     -         part_refunded  refunded     2000+2000  refunded     -
    twice-last      0     -         part_refunded  refunded     2000+2000  refunded     -
    500-before      3     unknown   paid           unknown      none       unknown      Nobody knows … problem (500
    500-after       3     unknown   paid           unknown      2000       unknown      Nobody knows … problem (500
    502-before      3     unknown   paid           unknown      none       unknown      Nobody knows … problem (502
    502-after       3     unknown   paid           unknown      2000       unknown      Nobody knows … problem (502
    503-before      3     unknown   paid           unknown      none       unknown      Nobody knows … problem (503
    503-after       3     unknown   paid           unknown      2000       unknown      Nobody knows … problem (503
    504-before      3     unknown   paid           unknown      none       unknown      Nobody knows … problem (504
    504-after       3     unknown   paid           unknown      2000       unknown      Nobody knows … problem (504
    408             3     unknown   paid           unknown      none       unknown      Nobody knows … (408
    409             3     unknown   paid           unknown      none       unknown      Nobody knows … a conflict (409
    425             3     unknown   paid           unknown      none       unknown      Nobody knows … (425
    429             1     not_sent  paid           not_sent     none       not_sent     fewer requests (429
    429-seconds     1     not_sent  paid           not_sent     none       not_sent     fewer requests (429
    429-date        1     not_sent  paid           not_sent     none       not_sent     fewer requests (429
    maintenance     3     unknown   paid           unknown      none       unknown      Nobody knows … problem (503
    redirect        3     unknown   paid           unknown      none       unknown      Nobody knows … (307
    empty           3     unknown   paid           unknown      2000       unknown      Nobody knows … it is empty
    half-json       3     unknown   paid           unknown      2000       unknown      Nobody knows … it is no JSON
    not-json        3     unknown   paid           unknown      2000       unknown      Nobody knows … it is no JSON
    wrong-kind      3     unknown   paid           unknown      2000       unknown      Nobody knows … not a refund
    wrong-object    0     -         part_refunded  refunded     2000       refunded     -
    wrong-amount    1     mismatch  paid           needs_human  2000       needs_human  Rp 2.000,01 instead of
    wrong-currency  1     mismatch  paid           needs_human  2000       needs_human  GBP instead of IDR
    wrong-livemode  1     mismatch  paid           needs_human  2000       needs_human  live mode instead of
    oversize        3     unknown   paid           unknown      2000       unknown      Nobody knows … larger than any
    gzip-bomb       3     unknown   paid           unknown      2000       unknown      Nobody knows … it is no JSON
    """
}
