using System.Globalization;
using Evolution.Lab.Results;

namespace Evolution.Board.Comparing;

/// <summary>A summary of one folder of results, from which the user can choose.</summary>
/// <param name="Folder">The name of the folder, which identifies the run.</param>
/// <param name="StartedAt">When it was measured.</param>
/// <param name="Stores">Whether the stores ran as containers or as processes.</param>
/// <param name="Settings">The settings of the run.</param>
/// <param name="What">What was compared, in words.</param>
/// <param name="Topologies">The distinct names of the measured topologies.</param>
public sealed record StoredRun(string Folder, DateTimeOffset StartedAt, string Stores, Settings Settings, string What, IReadOnlyList<string> Topologies)
{
    const string Phase = "phase ";

    /// <summary>The kinds of runs with their titles, in the order in which they are listed.</summary>
    public static IReadOnlyDictionary<string, string> Kinds { get; } = new Dictionary<string, string>
    {
        ["phases"] = "Comparisons of phases",
        ["aspects"] = "Ablations: phase 0 with one aspect changed",
        ["experiment"] = "Single experiments",
    };

    /// <summary>The summary in one line, for a list.</summary>
    public string Title => string.Create(CultureInfo.InvariantCulture, $"{StartedAt:yyyy-MM-dd HH:mm}: {Measured}, stores as {Stores}, {Settings.Pace}{(Settings.Repeats is 1 ? "" : $", {Settings.Repeats} times")}");

    string Measured => Settings.Kind switch
    {
        "aspects" => $"phase 0 and {Topologies.Count - 1} aspects",
        "experiment" => $"{What}, {Names}",
        _ => Names,
    };

    /// <summary><c>phases 0, 1</c>, or the unchanged names if aspects were overridden.</summary>
    string Names => Topologies.Count > 1 && Topologies.All(name => name.StartsWith(Phase, StringComparison.Ordinal) && !name.Contains(','))
        ? $"phases {string.Join(", ", Topologies.Select(name => name[Phase.Length..]))}"
        : string.Join("; ", Topologies);
}
