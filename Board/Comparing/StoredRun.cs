using System.Globalization;
using Evolution.Lab.Results;

namespace Evolution.Board.Comparing;

/// <summary>What one folder of results holds, as far as it takes to choose among them.</summary>
/// <param name="Folder">The name of the folder, by which it is asked for.</param>
/// <param name="StartedAt">When it was measured.</param>
/// <param name="Stores">What the stores ran as.</param>
/// <param name="Settings">How it was measured.</param>
/// <param name="What">What was compared, in words.</param>
/// <param name="Topologies">The names of what was measured, each once.</param>
public sealed record StoredRun(string Folder, DateTimeOffset StartedAt, string Stores, Settings Settings, string What, IReadOnlyList<string> Topologies)
{
    const string Phase = "phase ";

    /// <summary>The kinds of runs in words, in the order in which people look for them.</summary>
    public static IReadOnlyDictionary<string, string> Kinds { get; } = new Dictionary<string, string>
    {
        ["phases"] = "Comparisons of phases",
        ["aspects"] = "Ablations: phase 0 with one aspect changed",
        ["experiment"] = "Single experiments",
    };

    /// <summary>It in one line, for a list.</summary>
    public string Title => string.Create(CultureInfo.InvariantCulture, $"{StartedAt:yyyy-MM-dd HH:mm}: {Measured}, stores as {Stores}, {Settings.Pace}{(Settings.Repeats is 1 ? "" : $", {Settings.Repeats} times")}");

    string Measured => Settings.Kind switch
    {
        "aspects" => $"phase 0 and {Topologies.Count - 1} aspects",
        "experiment" => $"{What}, {Names}",
        _ => Names,
    };

    /// <summary><c>phases 0, 1</c>, or the names as they are where aspects were overridden.</summary>
    string Names => Topologies.Count > 1 && Topologies.All(name => name.StartsWith(Phase, StringComparison.Ordinal) && !name.Contains(','))
        ? $"phases {string.Join(", ", Topologies.Select(name => name[Phase.Length..]))}"
        : string.Join("; ", Topologies);
}
