using Evolution.Board.Actions;

namespace Evolution.Board.Topologies.Details;

/// <summary>Maps the action that resends failed messages.</summary>
static class FailedMessageEndpoints
{
    /// <summary>The form field with the key of a message. If it is empty, all messages of the queue are resent.</summary>
    public const string KeyField = "key";

    public static void MapFailedMessageActions(this RouteGroupBuilder actions) => actions.MapPost("/brokers/{broker}/{queue}/send-again", SendAgainAsync);

    static async Task<IResult> SendAgainAsync(string broker, string queue, HttpRequest request, FailedMessageService service, CancellationToken cancellationToken)
    {
        var key = request.Form[KeyField].ToString();
        var count = await service.SendAgainAsync(broker, queue, key is "" ? null : key, cancellationToken);
        return TypedResults.Ok(new ActionResponse($"{(count is 1 ? "1 message was" : $"{count} messages were")} sent again. Messages that fail again reappear here."));
    }
}
