extension FaultTable {
  /// What goes wrong once: only what certainly did nothing is sent again within the call, as table R7
  /// of `reliability.md` says.
  static let once = """
    deed         fault           exit  kind      sale           refund    books      then      sentence
    charge       refuse:1        0     -         waiting        -         open       waiting   -
    charge       429:1           0     -         waiting        -         open       waiting   -
    charge       429-seconds:1   0     -         waiting        -         open       waiting   -
    charge       429-date:1      0     -         waiting        -         open       waiting   -
    charge       409:1           0     -         waiting        -         open       waiting   -
    charge       500-before:1    3     unknown   unknown        -         none       unknown   a temporary problem (500
    charge       408:1           3     unknown   unknown        -         none       unknown   did not wait for the request (408
    refund       refuse:1        0     -         part_refunded  refunded  2000       refunded  -
    refund       429:1           0     -         part_refunded  refunded  2000       refunded  -
    refund       429-seconds:1   0     -         part_refunded  refunded  2000       refunded  -
    refund       429-date:1      0     -         part_refunded  refunded  2000       refunded  -
    refund       409:1           3     unknown   paid           unknown   none       unknown   Nobody knows … a conflict (409
    refund       500-before:1    3     unknown   paid           unknown   none       unknown   Nobody knows … problem (500
    refund       reset-before:1  3     unknown   paid           unknown   none       unknown   Nobody knows … broke before
    refund-most  429:1           0     -         part_refunded  refunded  3000       refunded  -
    refund-most  reset-after:1   3     unknown   paid           unknown   3000       unknown   Nobody knows … broke before
    refund-more  429:1           0     -         part_refunded  refunded  2000+2000  refunded  -
    expire       refuse:1        0     -         canceled       -         expired    canceled  -
    expire       429:1           0     -         canceled       -         expired    canceled  -
    """
}
