using Evolution.Spotting.Model;

namespace Evolution.Spotting.Addresses;

/// <summary>One workload is configured with the address of another, or is tied to it.</summary>
/// <param name="From">The workload that is configured.</param>
/// <param name="To">The other workload; a server outside of the files has its own workload, which is known only by its address.</param>
/// <param name="How">The setting's name, or the kind of tie.</param>
/// <param name="Place">Where it is written.</param>
/// <param name="IsAddress">Whether it is an address rather than only a start order.</param>
sealed record Reference(Workload From, Workload To, string How, Place Place, bool IsAddress)
{
    /// <summary>The address's scheme, such as <c>http</c>; null if none is written.</summary>
    public string? Scheme { get; init; }
}
