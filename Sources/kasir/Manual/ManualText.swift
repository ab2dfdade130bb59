/// What the manual says besides the commands' own definitions.
enum ManualText {
  static let description = """
    Kasir charges and refunds with Akulaku, through the WooshPay API. Without a command it opens the \
    console on the terminal. Every other command is for scripts: plain text, or one JSON document on \
    standard output with --json, whose schema kasir schema prints; messages go to standard error.

    An unknown outcome is never called failed: a charge or a refund whose answer was lost is UNKNOWN, \
    its money stays reserved, nothing is sent again blindly, and it is looked up until it is known.

    People read and type major units (18.000 rupiah, 12.50 pounds); only JSON holds minor units.
    """

  /// The sections after the commands, in their order.
  static let sections: KeyValuePairs<String, String> = [
    "ENVIRONMENT": """
    WOOSHPAY_SECRET_KEY: the secret key, sk_test_ or sk_live_; never an argument.

    WOOSHPAY_API_BASE: the gateway's origin, where it is not WooshPay's own.

    KASIR_CONFIG: the config file, in place of the usual one.

    KASIR_DATA_DIR: the folder of the ledgers, in place of the usual one.

    XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME, NO_COLOR, TERM, LANG and TZ are honoured.
    """,
    "FILES": """
    $XDG_CONFIG_HOME/kasir/config.toml: the config.

    $XDG_CONFIG_HOME/kasir/themes/NAME.toml: themes of your own. Where the config names no theme, the \
    screen is dark, or light on a terminal that says that its page is light.

    $XDG_DATA_HOME/kasir/: one ledger for each host, mode and account, mode 0600 in a folder of 0700.

    Beside each NAME.sqlite there: NAME.journal, from which kasir sales rebuild makes it anew, and \
    NAME.sqlite.copy, made in each hour in which something happened while a console or listener runs. A \
    copy that is put in the ledger's place takes no change until kasir sales rebuild has brought back \
    what happened since: leave every Kasir first, take NAME.sqlite-wal and NAME.sqlite-shm away, and \
    leave the journal where it is.

    $XDG_STATE_HOME/kasir/kasir.log: the log; never a key or a customer's data.
    """,
    "EXIT STATUS": """
    0: done; session wait: paid.

    1: readable but refused: a limit, too much, no key, certainly not sent, refused by the gateway, \
    not found. session wait: ended without payment, or a mismatch.

    2: wrong usage: an option, item, amount or config that cannot be read; no terminal for the \
    console.

    3: outcome unknown: look it up before anything is done again. session wait: out of time.

    A command that a signal ends has 128 and the signal's number.
    """,
    "EXAMPLES": """
    Charge, wait for the money, and give a part of it back:

      kasir session create --item 'kopi susu:2:18.000' --reference meja-7
      kasir session wait meja-7 --timeout 600
      kasir refund create meja-7 --amount 18.000 --yes

    See the exact request of a sale that a program made, and send nothing:

      ./make-sale | kasir session create - --dry-run

    The references of all sales that wait:

      kasir sales list --tab waiting --json | jq -r '.[].reference'
    """,
    "SEE ALSO": "curl(1), jq(1), man(1)",
  ]
}
