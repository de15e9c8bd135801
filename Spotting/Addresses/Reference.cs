using Evolution.Spotting.Model;

namespace Evolution.Spotting.Addresses;

/// <summary>One workload is configured with the address of another, or is tied to it.</summary>
/// <param name="From">The one that is configured.</param>
/// <param name="To">The other one; a server outside of the files has a workload of its own, which only its address tells of.</param>
/// <param name="How">The setting's name, or how they are tied.</param>
/// <param name="Place">Where that stands.</param>
/// <param name="IsAddress">Whether it is an address, and no mere order of starting.</param>
sealed record Reference(Workload From, Workload To, string How, Place Place, bool IsAddress)
{
    /// <summary>The address's scheme, such as <c>http</c>; null where none is written.</summary>
    public string? Scheme { get; init; }
}
