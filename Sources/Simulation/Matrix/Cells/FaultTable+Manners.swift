extension FaultTable {
  /// What a gateway of other manners changes: each of them that nobody has seen ends as well.
  static let manners = """
    deed          manner               fault         exit  kind      sale           refund    books      then      sentence
    charge        keys-honoured        twice         0     -         waiting        -         open       waiting   -
    charge        seconds              none          0     -         waiting        -         open       waiting   -
    charge        seconds              reset-after   3     unknown   unknown        -         open       waiting   broke before the answer
    charge        json-in-text         none          0     -         waiting        -         open       waiting   -
    charge        bare-errors          409           3     unknown   unknown        -         none       unknown   reports a conflict (409: Another request
    charge        bare-errors          429           1     not_sent  draft          -         none       draft     fewer requests (429: Too many requests
    charge        clock-ahead          none          0     -         waiting        -         open       waiting   -
    charge        clock-ahead          reset-after   3     unknown   unknown        -         open       waiting   broke before the answer
    charge        clock-behind         none          0     -         waiting        -         open       waiting   -
    charge        clock-behind         reset-after   3     unknown   unknown        -         open       waiting   broke before the answer
    charge        maintenance          none          3     unknown   unknown        -         none       unknown   a temporary problem (503
    find          seconds              none          0     -         waiting        -         open       waiting   -
    find          json-in-text         none          0     -         waiting        -         open       waiting   -
    find-in-list  clock-ahead          none          0     -         waiting        -         open       waiting   -
    find-in-list  clock-behind         none          0     -         waiting        -         open       waiting   -
    find-in-list  seconds              none          0     -         waiting        -         open       waiting   -
    read-intent   json-in-text         none          0     -         paid           -         paid       paid      -
    read-session  seconds              none          0     -         expired        -         expired    expired   -
    expire        clock-ahead          none          0     -         canceled       -         expired    canceled  -
    refund        keys-honoured        twice         0     -         part_refunded  refunded  2000       refunded  -
    refund        keys-honoured        reset-after   3     unknown   paid           unknown   2000       unknown   Nobody knows … broke before
    refund        keys-expire          twice         0     -         part_refunded  refunded  2000       refunded  -
    refund        pending-then-ok      none          0     -         paid           pending   2000       refunded  -
    refund        pending-then-ok      reset-after   3     unknown   paid           unknown   2000       unknown   Nobody knows … broke before
    refund        pending-then-failed  none          0     -         paid           pending   2000       failed    -
    refund        ok-then-failed       none          0     -         part_refunded  refunded  2000       refunded  -
    refund        listed               none          0     -         part_refunded  refunded  2000       refunded  -
    refund        listed               reset-before  3     unknown   paid           unknown   none       unknown   Nobody knows … broke before
    refund        listed               reset-after   3     unknown   paid           unknown   2000       refunded  Nobody knows … broke before
    refund        listed               late          3     unknown   paid           unknown   none       unknown   Nobody knows … broke before
    refund        listed-late          reset-after   3     unknown   paid           unknown   2000       unknown   Nobody knows … broke before
    refund        refunded-told        none          0     -         part_refunded  refunded  2000       refunded  -
    refund        refunded-told        reset-after   3     unknown   paid           unknown   2000       pending   Nobody knows … broke before
    refund        refunded-told        reset-before  3     unknown   paid           unknown   none       unknown   Nobody knows … broke before
    refund        seconds              none          0     -         part_refunded  refunded  2000       refunded  -
    refund        amount-as-text       none          0     -         part_refunded  refunded  2000       refunded  -
    refund        bare-errors          409           3     unknown   paid           unknown   none       unknown   Nobody knows … (409: Another request
    refund        clock-ahead          none          0     -         part_refunded  refunded  2000       refunded  -
    refund        clock-behind         none          0     -         part_refunded  refunded  2000       refunded  -
    refund-most   keys-ignored         twice-last    3     unknown   paid           unknown   3000       unknown   Nobody knows … greater than unrefunded … may have been made
    refund-most   no-cap               none          0     -         part_refunded  refunded  3000       refunded  -
    refund-most   no-cap               reset-after   3     unknown   paid           unknown   3000       unknown   Nobody knows … broke before
    refund-most   cap-racy             twice-last    0     -         part_refunded  refunded  3000+3000  refunded  -
    refund-most   bare-errors          twice-last    3     unknown   paid           unknown   3000       unknown   Nobody knows … greater than unrefunded … may have been made
    refund-most   keys-expire          twice-last    0     -         part_refunded  refunded  3000       refunded  -
    refund-most   cap-racy             twice         0     -         part_refunded  refunded  3000+3000  refunded  -
    refund-most   keys-honoured        twice         0     -         part_refunded  refunded  3000       refunded  -
    refund-more   cap-racy             none          0     -         part_refunded  refunded  2000+2000  refunded  -
    refund-more   one-refund           none          3     unknown   part_refunded  unknown   2000       unknown   Nobody knows … one refund a payment
    find-refund   listed-late          none          0     -         paid           unknown   2000       unknown   -
    find-refund   amount-as-text       none          0     -         part_refunded  refunded  2000       refunded  -
    read-refund   seconds              none          0     -         part_refunded  refunded  2000       refunded  -
    read-refund   amount-as-text       none          0     -         part_refunded  refunded  2000       refunded  -
    """
}
