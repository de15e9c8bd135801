using System.Text.Json.Serialization;

namespace Evolution.Lab.Results;

/// <summary>The measurements of one run of the Lab: the content of <c>results.json</c>.</summary>
/// <param name="Format">The version of the format; see <see cref="CurrentFormat"/>.</param>
/// <param name="StartedAt">The time at which the run started.</param>
/// <param name="Machine">The machine on which the run took place.</param>
/// <param name="Stores">How the stores ran: <c>containers</c> or <c>processes</c>.</param>
/// <param name="Settings">The settings of the run.</param>
/// <param name="Runs">The runs of all topologies and rounds, in the order in which they took place.</param>
public sealed record Comparison(int Format, DateTimeOffset StartedAt, MachineFacts Machine, string Stores, Settings Settings, IReadOnlyList<TopologyRun> Runs)
{
    /// <summary>The version of the format that this program writes and reads.</summary>
    public const int CurrentFormat = 4;

    /// <summary>The ID of the schema.</summary>
    [JsonPropertyName("$schema"), JsonPropertyOrder(-1)]
    public string Schema { get; init; } = SchemaId;

    /// <summary>The ID of the schema of this version. The schema is in <c>Lab/Results/results.schema.json</c>.</summary>
    public const string SchemaId = "urn:evolution:results:4";

    /// <summary>The versions of the software: <c>evolution</c>, <c>.net</c>, and those of the servers by name.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; init; } = ProgramVersions.Current;

    /// <summary>The total duration in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>Whether the run was interrupted, so that measurements are missing.</summary>
    public bool IsInterrupted { get; init; }

    /// <summary>The conclusions, for other programs that read the file. This program recalculates them from the measurements.</summary>
    public Conclusions? Verdicts { get; init; }
}
