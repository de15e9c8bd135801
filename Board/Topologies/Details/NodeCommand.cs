using Evolution.Board.Actions;
using Evolution.Control;

namespace Evolution.Board.Topologies.Details;

/// <summary>An action for a service, store or broker.</summary>
/// <param name="Name">The command of the control server.</param>
/// <param name="Title">The effect, in a sentence.</param>
/// <param name="IsPossible">Whether it makes sense now.</param>
/// <param name="Style">The style of the button.</param>
sealed record NodeCommand(string Name, string Title, bool IsPossible, ButtonStyle Style = ButtonStyle.Base)
{
    /// <summary>The label of the button.</summary>
    public string Label => $"{char.ToUpperInvariant(Name[0])}{Name[1..]}";

    public static IReadOnlyList<NodeCommand> Of(ResourceState node)
    {
        var (runs, rests) = (node.IsRunning, node.HasEnded || node.State is null or "NotStarted");
        return
        [
            new("start", "Starts it.", rests),
            new("stop", "Lets it finish what it does and end.", runs),
            new("restart", "Stops it and starts it again.", runs),
            new("kill", "Ends its processes at once, as a crash would.", runs, ButtonStyle.Danger),
            .. Faults(NodeKinds.Of(node), runs),
        ];
    }

    static NodeCommand[] Faults(NodeKind kind, bool runs) => kind switch
    {
        NodeKind.Service =>
        [
            new("hang", "It takes requests and answers none, until it is healed.", runs, ButtonStyle.Warning),
            new("slow", "It answers two seconds later, until it is healed.", runs, ButtonStyle.Warning),
            new("heal", "It no longer hangs and is no longer slow.", runs, ButtonStyle.Success),
        ],
        NodeKind.Cache =>
        [
            new("flood", "A service writes several times what it holds into it, until it is healed.", runs, ButtonStyle.Warning),
            new("heal", "The flood ends, and what it wrote is removed.", runs, ButtonStyle.Success),
        ],
        NodeKind.Database =>
        [
            new("hog", "A service takes every connection that it gives, until it is healed.", runs, ButtonStyle.Warning),
            new("heal", "The connections are given back.", runs, ButtonStyle.Success),
        ],
        _ => [],
    };
}
