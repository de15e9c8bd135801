using Evolution.Board.Actions;

namespace Evolution.Board.Topologies.Details;

/// <summary>Maps the action that resends messages that a service could not handle.</summary>
static class FailedMessageEndpoints
{
    /// <summary>The form field with the key of one message. If it is empty, all messages of the queue are sent.</summary>
    public const string Key = "key";

    public static void MapFailedMessageActions(this RouteGroupBuilder actions) => actions.MapPost("/brokers/{broker}/{queue}/send-again", SendAgainAsync);

    static async Task<IResult> SendAgainAsync(string broker, string queue, HttpRequest request, FailedMessageDesk desk, CancellationToken cancellationToken)
    {
        var key = request.Form[Key].ToString();
        var sent = await desk.SendAgainAsync(broker, queue, key is "" ? null : key, cancellationToken);
        return TypedResults.Ok(new Said($"{(sent is 1 ? "1 message was" : $"{sent} messages were")} sent again. What fails once more comes back here."));
    }
}
