using System.Globalization;
using Evolution.Lab.Results;

namespace Evolution.Board.Comparing;

/// <summary>The summary of a results folder, for the run selector.</summary>
/// <param name="Folder">The name of the folder, which identifies the run.</param>
/// <param name="StartedAt">The start of the measurement.</param>
/// <param name="Stores">Whether the stores ran as containers or as processes.</param>
/// <param name="Settings">The settings of the run.</param>
/// <param name="Subject">What was compared, as text for the user.</param>
/// <param name="Topologies">The distinct names of the measured topologies.</param>
public sealed record StoredRun(string Folder, DateTimeOffset StartedAt, string Stores, Settings Settings, string Subject, IReadOnlyList<string> Topologies)
{
    const string PhasePrefix = "phase ";

    /// <summary>The kinds of runs with their titles, in display order.</summary>
    public static IReadOnlyDictionary<string, string> Kinds { get; } = new Dictionary<string, string>
    {
        ["phases"] = "Comparisons of phases",
        ["aspects"] = "Ablations: phase 0 with one aspect changed",
        ["experiment"] = "Single experiments",
    };

    /// <summary>The summary as one line of text.</summary>
    public string Title => string.Create(CultureInfo.InvariantCulture, $"{StartedAt:yyyy-MM-dd HH:mm}: {Description}, stores run as {Stores}, {Settings.Pace}{(Settings.Rounds is 1 ? "" : $", {Settings.Rounds} times")}");

    string Description => Settings.Kind switch
    {
        "aspects" => $"phase 0 and {Topologies.Count - 1} aspects",
        "experiment" => $"{Subject}, {TopologyNames}",
        _ => TopologyNames,
    };

    /// <summary>The topologies as text: <c>phases 0, 1</c>, or the full names if aspects were overridden.</summary>
    string TopologyNames => Topologies.Count > 1 && Topologies.All(name => name.StartsWith(PhasePrefix, StringComparison.Ordinal) && !name.Contains(','))
        ? $"phases {string.Join(", ", Topologies.Select(name => name[PhasePrefix.Length..]))}"
        : string.Join("; ", Topologies);
}
