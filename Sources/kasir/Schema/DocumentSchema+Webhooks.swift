import StrictJSON

/// What is printed of webhooks.
extension DocumentSchema {
  private static let endpointShape = Shape.object(
    "A webhook endpoint.",
    [
      "id": Shape.text("Its id at the gateway, we_…."),
      "url": Shape.nullable(Shape.text("Where events are sent.")),
      "status": Shape.nullable(Shape.text("The gateway's word, such as enabled or disabled.")),
      "enabled_events": Shape.list(of: Shape.text("A type of event."), "What it wants."),
      "description": Shape.nullable(Shape.text("What it is for.")),
      "api_version": Shape.nullable(Shape.text("The version that its events have.")),
      "mode": Shape.nullable(
        Shape.word(["test", "live"], "Whether its events are of real money.")),
      "created_at": Shape.nullable(Shape.moment("When it was made.")),
      "secret": Shape.nullable(
        Shape.text("What its events are signed with: once, where it was just made, else null.")),
    ])

  static let endpoint = DocumentSchema(
    "endpoint", "A webhook endpoint", of: ["webhook create", "webhook show", "webhook update"],
    endpointShape)

  static let endpoints = DocumentSchema(
    "endpoints", "The webhook endpoints of the account", of: ["webhook list"],
    Shape.list(of: endpointShape, "The endpoints."))

  static let deletion = DocumentSchema(
    "deletion", "An endpoint that is gone", of: ["webhook delete"],
    Shape.object(
      "What is gone.",
      ["id": Shape.text("Its id."), "deleted": Shape.flag("Always true.")]))

  static let listening = DocumentSchema(
    "listening", "Where events are received", of: ["webhook listen"],
    Shape.object("The listener.", ["url": Shape.text("Its address on this machine.")]))
}
