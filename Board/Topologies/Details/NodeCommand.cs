using Evolution.Board.Actions;
using Evolution.Control;

namespace Evolution.Board.Topologies.Details;

/// <summary>An action for a service, store or broker.</summary>
/// <param name="Name">The command of the control server.</param>
/// <param name="Title">The tooltip: what the command does.</param>
/// <param name="IsEnabled">Whether it applies in the current state of the resource.</param>
/// <param name="Style">The style of the button.</param>
sealed record NodeCommand(string Name, string Title, bool IsEnabled, ButtonStyle Style = ButtonStyle.Base)
{
    /// <summary>The label of the button.</summary>
    public string Label => $"{char.ToUpperInvariant(Name[0])}{Name[1..]}";

    public static IReadOnlyList<NodeCommand> Of(ResourceState node)
    {
        var (isRunning, isStopped) = (node.IsRunning, node.HasEnded || node.State is null or "NotStarted");
        return
        [
            new("start", "Starts it.", isStopped),
            new("stop", "Stops it gracefully.", isRunning),
            new("restart", "Stops it and starts it again.", isRunning),
            new("kill", "Ends its processes immediately, as a crash would.", isRunning, ButtonStyle.Danger),
            .. Faults(NodeKinds.Of(node), isRunning),
        ];
    }

    static NodeCommand[] Faults(NodeKind kind, bool isRunning) => kind switch
    {
        NodeKind.Service =>
        [
            new("hang", "Accepts requests but does not respond, until it is healed.", isRunning, ButtonStyle.Warning),
            new("slow", "Delays each response by two seconds, until it is healed.", isRunning, ButtonStyle.Warning),
            new("heal", "Ends the hang and the delay.", isRunning, ButtonStyle.Success),
        ],
        NodeKind.Cache =>
        [
            new("flood", "Makes a service write several times the capacity of the cache into it, until it is healed.", isRunning, ButtonStyle.Warning),
            new("heal", "Ends the flood and removes the written data.", isRunning, ButtonStyle.Success),
        ],
        NodeKind.Database =>
        [
            new("hog", "Makes a service take every available connection, until it is healed.", isRunning, ButtonStyle.Warning),
            new("heal", "Releases the connections.", isRunning, ButtonStyle.Success),
        ],
        _ => [],
    };
}
