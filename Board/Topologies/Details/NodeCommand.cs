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
        var (isRunning, isStopped) = (node.IsRunning, node.HasStopped || node.State is null or "NotStarted");
        return
        [
            new("start", "Starts the resource.", isStopped),
            new("stop", "Stops the resource gracefully.", isRunning),
            new("restart", "Stops and starts the resource.", isRunning),
            new("kill", "Kills the process immediately, like a crash.", isRunning, ButtonStyle.Danger),
            .. CreateFaultCommands(NodeKinds.Of(node), isRunning),
        ];
    }

    static NodeCommand[] CreateFaultCommands(NodeKind kind, bool isRunning) => kind switch
    {
        NodeKind.Service =>
        [
            new("hang", "The service accepts requests but does not respond until it is healed.", isRunning, ButtonStyle.Warning),
            new("slow", "The service delays each response by two seconds until it is healed.", isRunning, ButtonStyle.Warning),
            new("heal", "Ends the hang and the delay.", isRunning, ButtonStyle.Success),
        ],
        NodeKind.Cache =>
        [
            new("flood", "A service writes several times the cache's capacity into the cache until the cache is healed.", isRunning, ButtonStyle.Warning),
            new("heal", "Stops the flood and removes the written data.", isRunning, ButtonStyle.Success),
        ],
        NodeKind.Database =>
        [
            new("hog", "A service opens all available connections to the database until the database is healed.", isRunning, ButtonStyle.Warning),
            new("heal", "Closes the connections.", isRunning, ButtonStyle.Success),
        ],
        _ => [],
    };
}
