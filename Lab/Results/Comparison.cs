using System.Text.Json.Serialization;

namespace Evolution.Lab.Results;

/// <summary>Everything that was measured in one run of the Lab: what <c>results.json</c> holds.</summary>
/// <param name="Format">The version of this document's shape; see <see cref="CurrentFormat"/>.</param>
/// <param name="StartedAt">When it was measured.</param>
/// <param name="Machine">What it was measured on.</param>
/// <param name="Stores">What the stores ran as: <c>containers</c> or <c>processes</c>.</param>
/// <param name="Settings">How it was measured.</param>
/// <param name="Runs">Each topology, each repetition, in the order in which they were done.</param>
public sealed record Comparison(int Format, DateTimeOffset StartedAt, MachineFacts Machine, string Stores, Settings Settings, IReadOnlyList<TopologyRun> Runs)
{
    /// <summary>The version of the shape that this program writes and reads.</summary>
    public const int CurrentFormat = 3;

    /// <summary>Where the shape is described.</summary>
    [JsonPropertyName("$schema"), JsonPropertyOrder(-1)]
    public string Schema { get; init; } = SchemaAddress;

    /// <summary>The name of the schema of this version, which is in the repository as <c>Lab/Results/results.schema.json</c>.</summary>
    public const string SchemaAddress = "urn:evolution:results:3";

    /// <summary>The versions of what measured and was measured: <c>evolution</c>, <c>.net</c>, and those of the servers by their names.</summary>
    public IReadOnlyDictionary<string, string> Versions { get; init; } = ProgramVersions.Own;

    /// <summary>How long all of it took, in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>Whether it was interrupted, so that something is missing.</summary>
    public bool IsInterrupted { get; init; }

    /// <summary>What follows from it, for other programs that read the file. This one concludes anew from what was measured.</summary>
    public Conclusions? Verdicts { get; init; }
}
