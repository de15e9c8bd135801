using Evolution.Spotting.Model;

namespace Evolution.Spotting.Addresses;

/// <summary>A reference to a workload: another workload is configured with its address, or depends on it.</summary>
/// <param name="From">The workload that is configured.</param>
/// <param name="To">The referenced workload. An external server is represented by a workload.</param>
/// <param name="How">The name of the setting, or the kind of relationship.</param>
/// <param name="Location">The location of the reference.</param>
/// <param name="IsAddress">Whether it is an address rather than only a start order.</param>
sealed record WorkloadReference(Workload From, Workload To, string How, SourceLocation Location, bool IsAddress)
{
    /// <summary>The scheme of the address, such as <c>http</c>; null if it has none.</summary>
    public string? Scheme { get; init; }
}
