using Evolution.Lab.Control;
using Radzen;

namespace Evolution.Board.Topologies.Details;

/// <summary>Something that can be done with a service, store or broker.</summary>
/// <param name="Name">The command of the control server.</param>
/// <param name="Title">What it does, in a sentence.</param>
/// <param name="IsPossible">Whether it makes sense now.</param>
/// <param name="Style">How its button looks.</param>
sealed record NodeCommand(string Name, string Title, bool IsPossible, ButtonStyle Style = ButtonStyle.Base)
{
    /// <summary>What its button says.</summary>
    public string Label => $"{char.ToUpperInvariant(Name[0])}{Name[1..]}";

    public static IReadOnlyList<NodeCommand> Of(ResourceState node)
    {
        var (runs, rests) = (node.IsRunning, node.HasEnded || node.State is null or "NotStarted");
        NodeCommand[] all =
        [
            new("start", "Starts it.", rests),
            new("stop", "Lets it finish what it does and end.", runs),
            new("restart", "Stops it and starts it again.", runs),
            new("kill", "Ends its processes at once, as a crash would.", runs, ButtonStyle.Danger),
        ];
        return !node.IsService ? all :
        [
            .. all,
            new("hang", "Lets every request wait without an answer, until it is healed.", runs, ButtonStyle.Warning),
            new("slow", "Makes every answer slow, until it is healed.", runs, ButtonStyle.Warning),
            new("heal", "Ends hanging and slowness.", runs, ButtonStyle.Success),
        ];
    }
}
