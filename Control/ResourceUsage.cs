using System.Text.Json.Serialization;

namespace Evolution.Control;

/// <summary>The memory and CPU usage of a resource, summed over all its processes.</summary>
/// <param name="Processes">The number of its processes.</param>
/// <param name="MemoryBytes">Memory in bytes: on Linux the proportional set size, which counts pages that PostgreSQL's processes share only once; on other systems the resident set size.</param>
/// <param name="ProcessorSeconds">CPU time since it started, in seconds; null for containers, because the container engine reports only a percentage.</param>
public sealed record ResourceUsage(int Processes, long MemoryBytes, double? ProcessorSeconds)
{
    const double BytesPerMebibyte = 1024 * 1024;

    /// <summary>The memory in mebibytes.</summary>
    [JsonIgnore]
    public double MemoryMebibytes => MemoryBytes / BytesPerMebibyte;
}
